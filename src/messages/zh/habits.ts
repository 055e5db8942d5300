/** Preferences, saved views, completion: what a person at the machine has in his own way. */
export const habits = {
  'example.config.list': 'buding 设置 清单\nbuding 设置 清单 --mine',
  'example.config.unset': 'buding 设置 还原 --mine pager',
  'example.config.path': 'buding 设置 位置',
  'example.completion': 'buding 补全 bash\nbuding 补全 zsh',
  'setting.mine': '我的值',
  'setting.variable': '优先的环境变量',
  'view.name': '视图',
  'view.flags': '条件、列、排序',
  'form.name': '姓名',
  'form.path': '绝对路径或以 ~/ 开头的路径',
  'form.command': '一条命令',
  'form.count': '不小于 0 的整数',
  'form.object': '{ … }',
  'form.flag': '文字、若干文字或 true/false',
  'usage.preferences-unreadable': '个人设置文件读不出来：{path}（{reason}）。',
  'usage-hint.preferences-unreadable':
    '文件应为 UTF-8 编码并可读取；一时不用它：环境变量 BUDING_CONFIG=/dev/null。',
  'usage.preferences-not-json': '个人设置文件写法有误：{path} 第 {line} 行{near}。',
  'usage-hint.preferences-not-json':
    '请检查该行及上一行的引号、逗号和括号（须为半角）；一时不用它：环境变量 BUDING_CONFIG=/dev/null。',
  'usage.preferences-not-object': '个人设置文件的内容要写在一对花括号里：{path} 第 {line} 行。',
  'usage-hint.preferences-not-object':
    '例如 { "lang": "zh" }；不用时可删去该文件。写法：buding 设置 清单 --mine。',
  'usage.preferences-twice': '个人设置文件里“{key}”写了两次：{path} 第 {line} 行。',
  'usage-hint.preferences-twice': '请只留一处。',
  'usage.preference-unknown': '个人设置文件里没有“{key}”这一项：{path} 第 {line} 行。{suggestion}',
  'usage-hint.preference-unknown':
    '可用的项：{known}。请改正该行，或删去：buding 设置 还原 --mine {key}。',
  'usage.preference-value': '个人设置 {key} 不能是 {value}：{path} 第 {line} 行。',
  'usage-hint.preference-value':
    '可以是：{known}。请改正该行，或还原：buding 设置 还原 --mine {key}。',
  'usage.preference-key': '没有“{key}”这项个人设置。{suggestion}',
  'usage-hint.preference-key': '可用的项：{known}。',
  'usage.preference-refused': '个人设置 {key} 不能是“{value}”。',
  'usage-hint.preference-refused': '可以是：{known}。',
  'usage.preference-mine': '“{key}”是个人设置，不是本账的设置。',
  'usage-hint.preference-mine': '请加 --mine：buding 设置 更改 --mine {key} {value}。',
  'usage.preference-by-list': '视图不在这里设置。',
  'usage-hint.preference-by-list':
    '存视图：buding 清单 <条件> --save <名称>；删除：buding 清单 --forget <名称>。',
  'usage.default-command': '没有“{command}”这个命令，不能为它设默认值。',
  'usage-hint.default-command':
    '写成 defaults.<命令>.<选项>，例如 defaults.list.columns、defaults.report.closure.by。',
  'usage.default-unknown': '个人设置 defaults.{command}.{flag} 不可用。{suggestion}',
  'usage-hint.default-unknown':
    '{command} 可设默认值的选项：{known}。日期、事由、筛选条件和开关须每次写明；删去：buding 设置 还原 --mine defaults.{command}.{flag}。',
  'usage.view-name': '“{value}”不能作视图名称。',
  'usage-hint.view-name': '名称不能为空，不能含空格和 @，最长 40 字。',
  'usage.view-unknown': '没有名为“{value}”的视图。{suggestion}',
  'usage-hint.view-unknown': '已有的视图：{known}；存一个：buding 清单 <条件> --save <名称>。',
  'usage.view-flag': '视图“{view}”里的 --{flag} 已不可用。{suggestion}',
  'usage-hint.view-flag': '请重新保存这个视图（--save），或删除：buding 清单 --forget {view}。',
  'usage.view-unreadable': '视图“{view}”里的 --{flag} {value} 已读不懂。',
  'usage-hint.view-unreadable':
    '请重新保存这个视图（--save），或删除：buding 清单 --forget {view}。',
  'usage.view-empty': '没有条件可存入视图“{view}”。',
  'usage-hint.view-empty': '例如：buding 清单 --overdue --sort due_on --save 逾期。',
  'usage.shell-unknown': '没有“{value}”这种命令行。{suggestion}',
  'usage-hint.shell-unknown': '可用的有：{allowed}。',
} as const;
