/**
 * Writes a ledger of N generated cases for the benchmark: seeded, UTF-8, 16 columns, about 800 bytes
 * a row, 132 units, 72 months, one row in twenty quoted. `node generate-ledger.mjs N FILE`.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

const HEADERS = [
  '编号',
  '标题',
  '问题描述',
  '来源',
  '问题类别',
  '严重程度',
  '区域',
  '责任单位',
  '责任人',
  '收集日期',
  '受理日期',
  '交办日期',
  '整改时限',
  '状态',
  '报结日期',
  '销号日期',
];
const SOURCES = [
  '审计',
  '督查',
  '信访',
  '12345热线',
  '人大代表建议',
  '政协提案',
  '部门自查',
  '基层监测点',
];
const CATEGORIES = [
  '缺失',
  '滞后',
  '冲突',
  '表述不清',
  '操作性不强',
  '程序繁琐',
  '执行不力',
  '权责不清',
];
const SEVERITIES = ['一般', '较重', '严重'];
const REGIONS = Array.from({ length: 12 }, (_, i) => `第${i + 1}区`);
const UNITS = Array.from({ length: 132 }, (_, i) => `市属单位${String(i + 1).padStart(3, '0')}局`);
const WORDS =
  '补贴申领材料重复提交流程办理时限不明确部门之间职责交叉基层反映强烈政策文件已过有效期标准不统一审批环节过多群众往返跑动企业获得感不强监管措施缺位信息系统未打通数据共享不足执行口径不一致补偿标准偏低资金拨付滞后';
const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1);

function randomSource(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

export function* ledgerLines(count, seed = 20_260_101) {
  const random = randomSource(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const text = (length) => {
    let out = '';
    while (out.length < length)
      out += WORDS.substr(Math.floor(random() * (WORDS.length - 12)), 4 + Math.floor(random() * 8));
    return out.slice(0, length);
  };
  const date = (ms) => new Date(ms).toISOString().slice(0, 10);
  yield HEADERS.join(',');
  for (let i = 1; i <= count; i++) {
    const received = START + Math.floor(random() * 72 * 30.4) * DAY;
    const accepted = received + Math.floor(random() * 5) * DAY;
    const assigned = accepted + Math.floor(random() * 4) * DAY;
    const due = assigned + (20 + Math.floor(random() * 60)) * DAY;
    const done = assigned + (5 + Math.floor(random() * 90)) * DAY;
    const closed = done + Math.floor(random() * 10) * DAY;
    const state = random();
    const quoted = random() < 0.05;
    const description = quoted
      ? `"${text(120)},""${text(20)}""\n${text(50)}"`
      : text(130 + Math.floor(random() * 120));
    const isClosed = state < 0.9;
    const isDone = isClosed || state < 0.93;
    yield [
      `G${String(i).padStart(8, '0')}`,
      text(14 + Math.floor(random() * 16)),
      description,
      pick(SOURCES),
      pick(CATEGORIES),
      pick(SEVERITIES),
      pick(REGIONS),
      pick(UNITS),
      '经办科室',
      date(received),
      date(accepted),
      date(assigned),
      date(due),
      isClosed ? '已销号' : isDone ? '待核验' : '整改中',
      isDone ? date(done) : '',
      isClosed ? date(closed) : '',
    ].join(',');
  }
}

export async function writeLedger(count, path) {
  const out = createWriteStream(path);
  let waiting = '';
  for (const line of ledgerLines(count)) {
    waiting += `${line}\n`;
    if (waiting.length < 1 << 20) continue;
    if (!out.write(waiting)) await once(out, 'drain');
    waiting = '';
  }
  out.end(waiting);
  await once(out, 'finish');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeLedger(Number(process.argv[2]), process.argv[3]);
}
