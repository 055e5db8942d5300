/** What takes the latest steps of the schema back, so that a register is as an older program made it. */
export const BEFORE_KEPT_BESIDE = `DROP TABLE issued_report;
  ALTER TABLE span DROP COLUMN in_force_day;
  ALTER TABLE span DROP COLUMN rating;
  ALTER TABLE span DROP COLUMN co_unit_ids;
  ALTER TABLE reporter DROP COLUMN sealed;
  DROP TABLE reporter_key;
  ALTER TABLE "case" DROP COLUMN attachments;`;
