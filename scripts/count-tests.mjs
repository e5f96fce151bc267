/**
 * Prints `N passed, N failed` from vitest's JSON reports, added up; fails where one is missing or
 * holds no test.
 */
import { existsSync, readFileSync } from 'node:fs';

let [passed, failed, skipped] = [0, 0, 0];
for (const path of process.argv.slice(2)) {
  if (!existsSync(path)) {
    console.log(`vitest did not write ${path}: it stopped before its end.`);
    process.exit(1);
  }
  const report = JSON.parse(readFileSync(path, 'utf8'));
  // A file that could not be loaded, or failed outside its tests, is a failure all the same.
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  for (const file of brokenFiles) console.log(`failed outside its tests: ${file.name}`);
  if (report.numPassedTests === 0) process.exitCode = 1;
  passed += report.numPassedTests;
  failed += report.numFailedTests + brokenFiles.length;
  skipped += report.numPendingTests + report.numTodoTests;
}
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
