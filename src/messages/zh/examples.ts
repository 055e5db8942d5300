/** The examples below the help of a command. */
export const examples = {
  'example.remind':
    'buding 督办\nbuding 督办 --unit 市住建局 --format docx -o 督办函\nbuding 督办 --apply',
  'example.init':
    'buding 建账 --office 某市改革办\nbuding 建账 --office 某市改革办 --pattern "改{year}-{seq:4}" --db ./buding.db',
  'example.add':
    'buding 登记 --title "企业注销需重复提交材料" --source 12345热线 --category 程序繁琐\nbuding 登记 --title "公示期限前后不一" --rule "某某管理办法" --on 昨天 --reason 补录',
  'example.import':
    'buding 导入 台账.csv --dry-run\nbuding 导入 台账.csv --map 发现日期=received_on --rejects 退回.csv',
  'example.list':
    'buding 清单 --open --unit 市住建局 --sort due_on\nbuding 清单 --stage 待核验 --received-on 2026-01..2026-03\nbuding 清单 --overdue --columns no,unit,due_on --save 逾期',
  'example.show': 'buding 查看 0012\nbuding 查看 0012 --reporter --reason 回访',
  'example.log': 'buding 日志 --limit 20\nbuding 日志 --case 0012\nbuding 日志 --entry 7',
  'example.accept':
    'buding 受理 0012 0013\nbuding 清单 --stage 待研判 | buding 受理 --from-file - --yes',
  'example.reject': 'buding 不予受理 0012 --reason "已进入诉讼程序" --refer-to "人民法院"',
  'example.assign':
    'buding 交办 0012 --unit 市住建局 --co-unit 市财政局、市税务局 --due 6月底前 --leader 张副市长',
  'example.return': 'buding 退件 0012 --reason "不属本单位职责" --proposed-unit 市城管局',
  'example.extend': 'buding 延期 0012 --due 2026-09-30 --reason "等待省级文件印发"',
  'example.suspend': 'buding 中止 0012 --reason "公开征求意见" --review-on 2026-08-01',
  'example.resume': 'buding 恢复 0012',
  'example.submit': 'buding 报结 0012 --handler 李四 --progress "办法已修订并发布"',
  'example.rework': 'buding 重办 0012 --reason "配套表格未同步修改" --verifier 王五',
  'example.close':
    'buding 销号 0012 --verifier 王五 --outcome 已打补丁 --patch-kind 修订 --patch-title "某某管理办法" \\\n  --patch-no "某政办发〔2026〕3号" --patch-published 2026-05-01 --patch-in-force 2026-06-01\nbuding 销号 0013 --verifier 王五 --outcome 解释说明 --direct --reason "当场说明，立行立改"',
  'example.reopen': 'buding 重开 0012 --due 2026-09-30 --reason "同类问题再次出现"',
  'example.review':
    'buding 回头看 0012 --result 未反弹\nbuding 回头看 0012 --result 已反弹 --due 3个月内 --reason "窗口仍要求旧材料"',
  'example.rate': 'buding 评价 0012 --rating 满意',
  'example.withdraw': 'buding 撤回 0012 --reason "反映人撤回"',
  'example.void': 'buding 作废 0012 --reason "重复录入"',
  'example.note': 'buding 批注 0012 --text "已电话告知反映人"',
  'example.merge':
    'buding 检索 --like 0012\nbuding 并案 0013 0014 --into 0012\nbuding 并案 0014 --undo --reason "并非同一事实"',
  'example.split': 'buding 拆分 0012 --title "材料重复提交" --title "时限不明确"',
  'example.edit':
    'buding 更正 0012 --title "新标题" --reason "标题有错字"\nbuding 更正 0012 --received-on 2026-03-05 --clear note',
  'example.undo': 'buding 撤销\nbuding 撤销 7 --reason "录错了案件"',
  'example.report.closure':
    'buding 报表 销号 --month 2026-03 --by unit\nbuding 报表 销号 --year 2026 --format csv -o 销号.csv',
  'example.export': 'buding 导出 -o 全部.csv\nbuding 导出 --unit 市住建局 --format json',
  'example.unit.add': 'buding 单位 新增 市住房和城乡建设局 --alias 市住建局',
  'example.unit.rename': 'buding 单位 更名 市环保局 市生态环境局 --on 2019-03-01 --reason 机构改革',
  'example.unit.alias': 'buding 单位 别名 市住房和城乡建设局 市住建局 住建局',
  'example.unit.merge': 'buding 单位 合并 市政务中心 --into 市数据局 --reason 职责划转',
  'example.code.add': 'buding 代码 新增 source 网格员上报',
  'example.code.rename': 'buding 代码 更名 source 网络问政 网上留言',
  'example.code.alias': 'buding 代码 别名 source 12345热线 12345 市长热线',
  'example.code.merge': 'buding 代码 合并 source 市长热线 --into 12345热线',
  'example.code.list': 'buding 代码 清单\nbuding 代码 清单 source',
  'example.config.set':
    'buding 设置 更改 two-key on --reason "推行双人复核"\nbuding 设置 更改 deadline 15个工作日 --severity 严重\nbuding 设置 更改 default-acceptance 5 --source 12345热线',
  'example.verify': 'buding 校验\nbuding 校验 --anchor 128:9f2c41ab',
  'example.backup': 'buding 备份 /mnt/备份/buding-2026-03.db',
  'example.restore': 'buding 恢复账 /mnt/备份/buding-2026-03.db',
  'example.doctor': 'buding 体检\nbuding 体检 --rebuild',
  'example.demo': 'buding 演示',
} as const;
