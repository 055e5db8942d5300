/** The examples below the help of a command. */
export const examples = {
  'example.remind':
    'buding remind\nbuding remind --unit 市住建局 --format docx -o letters\nbuding remind --apply',
  'example.init':
    'buding init --office "Reform Office"\nbuding init --office "Reform Office" --pattern "R{year}-{seq:4}" --db ./buding.db',
  'example.add':
    'buding add --title "Documents asked for twice" --source 12345热线 --category 程序繁琐\nbuding add --title "Two periods of notice" --rule "Some Measures" --on 昨天 --reason "entered late"',
  'example.import':
    'buding import ledger.csv --dry-run\nbuding import ledger.csv --map found=received_on --rejects rejects.csv',
  'example.list':
    'buding list --open --unit 市住建局 --sort due_on\nbuding list --stage submitted --received-on 2026-01..2026-03\nbuding list --overdue --columns no,unit,due_on --save late',
  'example.show': 'buding show 0012\nbuding show 0012 --reporter --reason "call back"',
  'example.log': 'buding log --limit 20\nbuding log --case 0012\nbuding log --entry 7',
  'example.accept':
    'buding accept 0012 0013\nbuding list --stage received | buding accept --from-file - --yes',
  'example.reject': 'buding reject 0012 --reason "in court already" --refer-to "the court"',
  'example.assign':
    'buding assign 0012 --unit 市住建局 --co-unit 市财政局 --co-unit 市税务局 --due 2026-06-30 --leader 张副市长',
  'example.return': 'buding return 0012 --reason "not our duty" --proposed-unit 市城管局',
  'example.extend': 'buding extend 0012 --due 2026-09-30 --reason "waiting for the province"',
  'example.suspend': 'buding suspend 0012 --reason "public comment" --review-on 2026-08-01',
  'example.resume': 'buding resume 0012',
  'example.submit': 'buding submit 0012 --handler 李四 --progress "revised and published"',
  'example.rework': 'buding rework 0012 --reason "the forms still differ" --verifier 王五',
  'example.close':
    'buding close 0012 --verifier 王五 --outcome patched --patch-kind revised --patch-title "Some Measures" \\\n  --patch-no "某政办发〔2026〕3号" --patch-published 2026-05-01 --patch-in-force 2026-06-01\nbuding close 0013 --verifier 王五 --outcome explained --direct --reason "explained on the spot"',
  'example.reopen': 'buding reopen 0012 --due 2026-09-30 --reason "it happened again"',
  'example.review':
    'buding review 0012 --result held\nbuding review 0012 --result relapsed --due 2026-09-30 --reason "old forms still asked for"',
  'example.rate': 'buding rate 0012 --rating satisfied',
  'example.withdraw': 'buding withdraw 0012 --reason "taken back by the reporter"',
  'example.void': 'buding void 0012 --reason "entered twice"',
  'example.note': 'buding note 0012 --text "told the reporter by telephone"',
  'example.merge':
    'buding search --like 0012\nbuding merge 0013 0014 --into 0012\nbuding merge 0014 --undo --reason "other facts"',
  'example.split':
    'buding split 0012 --title "Documents asked for twice" --title "No period given"',
  'example.edit':
    'buding edit 0012 --title "New title" --reason "typing error"\nbuding edit 0012 --received-on 2026-03-05 --clear note',
  'example.undo': 'buding undo\nbuding undo 7 --reason "wrong case"',
  'example.report.closure':
    'buding report closure --month 2026-03 --by unit\nbuding report closure --year 2026 --format csv -o closure.csv',
  'example.export': 'buding export -o all.csv\nbuding export --unit 市住建局 --format json',
  'example.unit.add': 'buding unit add 市住房和城乡建设局 --alias 市住建局',
  'example.unit.rename':
    'buding unit rename 市环保局 市生态环境局 --on 2019-03-01 --reason "reorganised"',
  'example.unit.alias': 'buding unit alias 市住房和城乡建设局 市住建局 住建局',
  'example.unit.merge': 'buding unit merge 市政务中心 --into 市数据局 --reason "duties moved"',
  'example.code.add': 'buding code add source "grid workers"',
  'example.code.rename': 'buding code rename source 网络问政 网上留言',
  'example.code.alias': 'buding code alias source 12345热线 12345 市长热线',
  'example.code.merge': 'buding code merge source 市长热线 --into 12345热线',
  'example.code.list': 'buding code list\nbuding code list source',
  'example.config.set':
    'buding config set two-key on --reason "four eyes from now on"\nbuding config set deadline 15个工作日 --severity 严重\nbuding config set default-acceptance 5 --source 12345热线',
  'example.verify': 'buding verify\nbuding verify --anchor 128:9f2c41ab',
  'example.backup': 'buding backup /mnt/backup/buding-2026-03.db',
  'example.restore': 'buding restore /mnt/backup/buding-2026-03.db',
  'example.doctor': 'buding doctor\nbuding doctor --rebuild',
  'example.demo': 'buding demo',
} as const;
