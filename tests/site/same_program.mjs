// Compares pairs of scripts: `node same_program.mjs ONE OTHER [ONE OTHER …]` prints each OTHER that is another program.
import { readFileSync } from "node:fs"

import { parse } from "acorn"

/** A script's tree without its places in the text. */
function programOf(file) {
  const tree = parse(readFileSync(file, "utf8"), { ecmaVersion: 2024, sourceType: "module" })
  return JSON.stringify(tree, (key, value) => {
    if (key === "start" || key === "end") return undefined
    return typeof value === "bigint" ? `${value}n` : value
  })
}

const files = process.argv.slice(2)
for (let at = 0; at < files.length; at += 2) {
  if (programOf(files[at]) !== programOf(files[at + 1])) console.log(files[at + 1])
}
