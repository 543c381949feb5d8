// Prints what Neo4j's own parser reports about a file of Cypher statements, as JSON: {statements, errors}.
import { readFileSync } from "node:fs";
import { lintCypherQuery } from "@neo4j-cypher/language-support";

const statements = readFileSync(process.argv.at(-1), "utf8").split(/(?<=;)\n(?=[A-Z])/);
const errors = [];
for (const statement of statements) {
  for (const { message, severity } of lintCypherQuery(statement, {}).diagnostics) {
    // Warnings are about labels that no database has yet.
    if (severity === 1) errors.push(`${message}: ${statement.slice(0, 200)}`);
  }
}
console.log(JSON.stringify({ statements: statements.length, errors }));
