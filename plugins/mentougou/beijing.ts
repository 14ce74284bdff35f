import { type AuthoredDocument, both, clause, encoded, manual } from "@tongyou/policy";

/** Beijing's notice of 2023, as far as the official page shows it. The page's own title is not in our sources. */
export const beijing: AuthoredDocument = {
  id: "BJ-246",
  title: both("北京市2023年调整孤儿等生活费标准的通知", "Beijing: the rates of orphans and others in 2023"),
  number: "京民儿福发〔2023〕246号",
  effective: "2023-07-01",
  url: "https://mzj.beijing.gov.cn/art/2023/10/25/art_10688_1466.html",
  clauses: [
    clause(
      "BJ-246-1",
      "标准",
      "BEN",
      "孤儿和弃婴每人每月2650元，自2023年7月起",
      "Orphans and foundlings: 2,650 yuan a month from July 2023",
      encoded("BJ.orphan", "BJ.orphan.monthly"),
    ),
    clause(
      "BJ-246-2",
      "标准",
      "BEN",
      "感染艾滋病病毒的儿童同孤儿标准",
      "Children infected with HIV at the orphans' rate",
      encoded("BJ.orphan"),
    ),
    clause(
      "BJ-246-3",
      "标准",
      "BEN",
      "其他困境儿童按另一文件的比例调整；该文件未见",
      "Other children in difficulty move by the ratios of another document, which was not found",
      manual(
        "standards",
        "其他档标准由本单位录入并注明文号",
        "The bureau enters the other rates with their document number",
      ),
    ),
  ],
};
