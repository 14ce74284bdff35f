import type { Block } from "../papers/paper.ts";
import type { HandedItem, HandoverOut, HandoverPost } from "./people.schema.ts";

const WORK: Readonly<Record<HandedItem["kind"], string>> = {
  visit: "约定走访",
  case: "保护个案",
  plan: "帮扶方案",
};

function postBlocks(post: HandoverPost): Block[] {
  const rows = post.children.map(({ name }, index) => [String(index + 1), name]);
  const work = post.work.map(({ kind, label, due }) => [WORK[kind], label, due ?? "—"]);
  return [
    { kind: "heading", text: `${post.place.name} · ${post.role.zh}` },
    {
      kind: "facts",
      rows: [
        post.coveredUntil
          ? ["代管人", `${post.successor}（至 ${post.coveredUntil} 前）`]
          : ["接替人", post.successor],
        [post.coveredUntil ? "代管人账号" : "接替人账号", post.login ?? "无"],
        ["停用账号", post.closedLogin ?? "无"],
        ["在册儿童", `${post.childCount} 名`],
      ],
    },
    ...(rows.length > 0
      ? [
          {
            kind: "table",
            columns: [
              { title: "序号", align: "right" },
              { title: "儿童", width: "*" },
            ],
            rows,
          } satisfies Block,
        ]
      : []),
    ...(work.length > 0
      ? [
          {
            kind: "table",
            columns: [{ title: "移交事项" }, { title: "对象", width: "*" }, { title: "日期" }],
            rows: work,
          } satisfies Block,
        ]
      : []),
  ];
}

/** What stands on the receipt of a handover. */
export const handoverPaper = ({ worker, on, reason, by, posts }: HandoverOut): Block[] => [
  {
    kind: "facts",
    rows: [
      ["离任人员", worker],
      ["交接日期", on],
      ["原因", reason],
      ["办理人", by ?? "—"],
    ],
  },
  ...posts.flatMap(postBlocks),
  {
    kind: "signatures",
    places: [{ title: "移交人" }, { title: "接替人" }, { title: "监交人" }],
  },
];
