/**
 * Prints `N passed, N failed` from vitest's JSON report; fails where the report is missing or holds
 * no test.
 */
import { existsSync, readFileSync } from 'node:fs';

const path = process.argv[2] ?? '';
if (!existsSync(path)) {
  console.log('vitest wrote no report: it stopped before its end.');
  process.exit(1);
}
const report = JSON.parse(readFileSync(path, 'utf8'));
// A file that could not be loaded, or failed outside its tests, is a failure all the same.
const brokenFiles = report.testResults.filter(
  (file) =>
    file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
);
for (const file of brokenFiles) console.log(`failed outside its tests: ${file.name}`);
const skipped = report.numPendingTests + report.numTodoTests;
if (skipped > 0) console.log(`${skipped} skipped`);
const failed = report.numFailedTests + brokenFiles.length;
console.log(`${report.numPassedTests} passed, ${failed} failed`);
process.exitCode = failed > 0 || report.numPassedTests === 0 ? 1 : 0;
