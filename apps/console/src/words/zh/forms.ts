export const forms = {
  personHint: "从名册或孩子身边的人中选，也可直接写姓名",
  chooseFile: "选择文件",
  replaceFile: "换一份",
  dropFile: "移除",
  fileHint: "照片、PDF、Word、Excel，不超过 10 MB；随表单一起保存，保存后不能更换。",
  tooLarge: "文件超过 10 MB，没有选上。请压缩后再选。",
  unreadable: "读不出这个文件，请重新选择。",
  saveFile: "下载“{{name}}”（下载会留痕）",
  signed: "{{title}}（签名图片）",
  signature: { done: "已签", clear: "清除重签" },
};
