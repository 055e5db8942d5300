/**
 * How our pages look: on wide screens, on phones, and on A4. For browsers of old machines on an intranet:
 * no custom properties, no grid, fonts that they have. Nothing is told by colour alone.
 */
export const PAGE_STYLE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:#1a1a1a;font:15px/1.6 "Microsoft YaHei","微软雅黑","PingFang SC","Noto Sans CJK SC",SimSun,"宋体",sans-serif}
main{max-width:1200px;margin:0 auto;padding:16px 20px 40px}
h1{font-size:26px;line-height:1.35;margin:8px 0 4px;text-align:center}
h2{font-size:19px;line-height:1.4;margin:32px 0 10px;padding-left:9px;border-left:5px solid #1f4e79}
h3{font-size:16px;margin:20px 0 6px}
p,ul,ol{margin:6px 0}
ol,ul{padding-left:2em}
.office{text-align:center;font-size:17px;margin:0}
.warning{border:2px solid #1a1a1a;padding:6px 12px;font-weight:bold}
.head{border-top:2px solid #1f4e79;border-bottom:1px solid #8c8c8c;padding:6px 0;margin:10px 0 18px}
.head div{padding:1px 0}
.head dl,.head dt,.head dd,dl.head{margin:0}
.head dt{display:inline-block;min-width:6em;color:#444}
.head dd{display:inline;margin:0;word-wrap:break-word;overflow-wrap:anywhere;word-break:break-all}
.cards{display:flex;flex-wrap:wrap;margin:0 -5px}
.card{flex:1 1 180px;min-width:165px;margin:5px;padding:8px 12px;border:1px solid #8c8c8c;border-top:3px solid #1f4e79}
.card .name{color:#333}
.card .value{font-size:25px;line-height:1.3;font-weight:bold;white-space:nowrap}
.card .value small{font-size:14px;font-weight:normal}
.card .counts{color:#333}
.card .change{font-size:13px;line-height:1.5;color:#333}
.charts{display:flex;flex-wrap:wrap;margin:0 -8px}
figure{flex:1 1 520px;min-width:0;margin:8px;padding:8px;border:1px solid #c8c8c8}
figure.alone{max-width:800px}
figcaption{font-weight:bold;margin-bottom:4px}
figcaption small{font-weight:normal;color:#333}
svg{display:block;width:100%;height:auto}
.scroll{overflow-x:auto;-webkit-overflow-scrolling:touch;margin:6px 0 14px}
table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.45}
caption{text-align:left;font-weight:bold;padding:4px 0}
th,td{border:1px solid #999;padding:3px 6px;text-align:left;vertical-align:top}
th{background:#eef2f6;font-weight:bold}
thead th{vertical-align:middle;text-align:center;text-wrap:balance}
.right{text-align:right}
.right,.date{white-space:nowrap}
.long{min-width:9em;word-wrap:break-word;overflow-wrap:anywhere}
.code{min-width:6.5em;word-wrap:break-word;overflow-wrap:anywhere}
tbody.apart th{text-align:left;background:#f6f6f6}
tbody.sum th,tbody.sum td{font-weight:bold;border-top:2px solid #1a1a1a}
.counted{display:block;font-size:12px;color:#333}
.empty{color:#333}
footer{margin-top:28px;padding-top:8px;border-top:1px solid #8c8c8c;font-size:13px;color:#333}
@media screen{
thead th{min-width:3.4em}
tbody th{min-width:6.6em}
}
@media (max-width:640px){
body{font-size:14px}
main{padding:10px 10px 28px}
h1{font-size:20px}
h2{font-size:17px}
.card{flex-basis:44%;min-width:140px;padding:6px 8px}
.card .value{font-size:20px}
figure{flex-basis:100%;padding:6px;overflow-x:auto;-webkit-overflow-scrolling:touch}
svg{min-width:480px}
table{font-size:13px}
}
@page{size:A4;margin:16mm 13mm 15mm}
@media print{
body{font-size:10.5pt;line-height:1.45;font-family:SimSun,"宋体","Songti SC","Noto Serif CJK SC",serif;color:#000}
main{max-width:none;padding:0}
h1{font-size:18pt}
h2{font-size:13pt;margin:14pt 0 5pt;page-break-after:avoid;break-after:avoid}
h3{font-size:11pt;margin:9pt 0 3pt;page-break-after:avoid;break-after:avoid}
.cards{display:block;margin:0 -3pt}
.card{display:inline-block;vertical-align:top;width:31.6%;min-width:0;margin:3pt;padding:4pt 6pt;page-break-inside:avoid;break-inside:avoid}
.card .value{font-size:14pt}
.card .value small{font-size:9pt}
.card .change{font-size:8.5pt}
.charts{display:block;margin:0}
figure,figure.alone{max-width:none;margin:0 0 8pt;page-break-inside:avoid;break-inside:avoid}
svg{min-width:0;max-height:64mm}
figure.alone svg{max-height:none}
.scroll{overflow:visible}
table{font-size:8pt;line-height:1.35}
.counted{font-size:7.5pt}
th,td{padding:1.5pt 2.5pt}
.right{white-space:normal}
.long{min-width:5em}
thead{display:table-header-group}
tr{page-break-inside:avoid;break-inside:avoid}
caption{page-break-after:avoid;break-after:avoid}
th,tbody.apart th{background:none}
a{color:#000;text-decoration:none}
}
`.trim();
