// The names that scripts use: `node names_of.mjs LEVEL FILE…` prints, as JSON, each file with the names of its globals
// and of all members that it reads. It ends with an error for syntax beyond the level, such as 2022 (acorn's).
import { readFileSync } from "node:fs"

import { parse } from "acorn"

function parsed(text, ecmaVersion) {
  const isModule = /^(?:import|export)\b/m.test(text)
  return parse(text, { ecmaVersion, sourceType: isModule ? "module" : "script" })
}

function namesIn(tree) {
  const names = new Set()
  JSON.stringify(tree, (key, value) => {
    if (value?.type === "MemberExpression" && !value.computed) names.add(value.property.name)
    if (value?.type === "Identifier") names.add(value.name)
    return typeof value === "bigint" ? `${value}n` : value
  })
  return [...names]
}

const [level, ...files] = process.argv.slice(2)
const found = {}
for (const file of files) {
  try {
    found[file] = namesIn(parsed(readFileSync(file, "utf8"), Number(level)))
  } catch (error) {
    throw new Error(`${file}: ${error.message}`, { cause: error })
  }
}
console.log(JSON.stringify(found))
