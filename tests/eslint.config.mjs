// Every rule of eslint but those below, as ruff holds the Python. Types are tsc's business: tsconfig.json.
import js from "@eslint/js"
import globals from "globals"

const SCRIPTS = "overrides/assets/javascripts"
const WRITER = ["pdf", "more", "sheets", "specimen", "draw", "update"]
const IN_PAGE = ["folder", "list", "box"].map(name => `${SCRIPTS}/search/${name}.js`)

export default [
  { ignores: ["**/node_modules/", "**/*.min.js"] },
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  js.configs.all,
  { files: ["**/*.js"], languageOptions: { sourceType: "script" } },
  { files: [`${SCRIPTS}/*.js`, `${SCRIPTS}/forms/*.js`, ...IN_PAGE], languageOptions: { globals: globals.browser } },
  { files: ["scripts/handbook/{preview,review}/*.js"], languageOptions: { globals: globals.browser } },
  { files: [`${SCRIPTS}/search/*.js`], ignores: IN_PAGE, languageOptions: { globals: globals.worker } },
  { files: WRITER.map(name => `${SCRIPTS}/forms/${name}.js`), languageOptions: { sourceType: "module" } },
  {
    rules: {
      "capitalized-comments": "off",        // a comment at the end of a line goes on from it
      "class-methods-use-this": ["error", { exceptMethods: ["terminate"] }],   // a worker's, for the theme
      "curly": ["error", "multi-line"],     // a short condition stands in one line with what it does
      "func-names": "off",                  // the function round a script is called once and has no name
      "func-style": "off",                  // short ones are arrows, long ones declared
      "id-length": "off",                   // a pair is [a, m] where it is reckoned with
      "init-declarations": "off",           // what a `try` reads is declared before it
      "logical-assignment-operators": ["error", "always", { enforceForIfStatements: true }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 5],           // as in Python
      "max-statements": ["error", 20, { ignoreTopLevelFunctions: true }],
      "no-alert": "off",                    // what is asked before something is lost is asked by the browser itself
      "no-console": ["error", { allow: ["warn", "error"] }],
      "no-continue": "off",                 // one level less
      "no-empty-function": ["error", { allow: ["methods"] }],
      "no-inline-comments": "off",          // numbers say at the end of their line what they are
      "no-magic-numbers": "off",            // a number in a formula is its own explanation
      "no-nested-ternary": "off",           // a table of two lines
      "no-plusplus": "off",                 // `at++` is how one counts here
      "no-ternary": "off",                  // as above
      "no-undefined": "off",                // a dataset says so what is not there
      // The whole may come before its parts.
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "no-bitwise": "off",                  // bytes of a file, halves of a length
      "one-var": "off",                     // what is one thought is one line
      "prefer-destructuring": "off",        // two things of a kind are taken in the same way
      "prefer-named-capture-group": "off",  // groups are taken apart in the same line
      "require-unicode-regexp": "off",      // Thai is of the basic plane; \p needs the flag, and has it
      "sort-imports": "off",                // in the order of where they come from
      "sort-keys": "off",                   // in the order of thought
      "sort-vars": "off",
      "strict": "off",                      // tsc reads all as strict; three small scripts have no function round them
    },
  },
  { files: ["tests/**/*.mjs"], languageOptions: { globals: globals.node }, rules: { "no-console": "off" } },
]
