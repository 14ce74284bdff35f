import { type AuthoredDocument, both, clause, encoded } from "@tongyou/policy";

/** The first day of the standards of 2020, and of the first growth by formula found in our sources. */
export const STANDARDS_2020 = "2020-12-01";
export const GROWTH_FROM = "2024-07-01";

/** The province's later notices on amounts, as far as official pages quote them. */
export const standardDocuments: readonly AuthoredDocument[] = [
  {
    id: "FJ-2020-125",
    title: both(
      "福建省关于提高孤儿和事实无人抚养儿童基本生活标准的通知（据官方网页转引）",
      "Fujian notice raising the standards of orphans and de facto unattended children (as an official page quotes it)",
    ),
    number: "闽民童〔2020〕125号",
    effective: STANDARDS_2020,
    url: "https://np.gov.cn/cms/html/npszf/2020-12-01/450140677.html",
    clauses: [
      clause(
        "FJ-2020-125-1",
        "标准",
        "BEN",
        "2020年12月起，机构养育的孤儿每月1800元，此前1500元",
        "From December 2020 an orphan in an institution gets 1,800 yuan a month, 1,500 before",
        encoded("FJ.institution", "FJ.institution.monthly"),
      ),
      clause(
        "FJ-2020-125-2",
        "标准",
        "BEN",
        "2020年12月起，散居孤儿每月1400元，此前900元",
        "From December 2020 an orphan in the community gets 1,400 yuan a month, 900 before",
        encoded("FJ.scattered", "FJ.scattered.monthly"),
      ),
      clause(
        "FJ-2020-125-3",
        "标准",
        "BEN",
        "事实无人抚养儿童每月1400元，安置在机构的1800元",
        "A de facto unattended child gets 1,400 yuan a month, 1,800 when placed in an institution",
        encoded("FJ.deFacto", "FJ.institution", "FJ.institution.monthly"),
      ),
    ],
  },
  {
    id: "FJ-2023-7",
    title: both(
      "福建省孤儿等基本生活标准自然增长机制（据官方网页转引，本包自所见首次执行日起适用）",
      "Fujian natural growth of the standards (as an official page quotes it; here from its first application found)",
    ),
    number: "闽民规〔2023〕7号",
    effective: GROWTH_FROM,
    url: "http://mzt.fujian.gov.cn/gk/zcfg/gfxwj/202406/t20240605_6460871.htm",
    clauses: [
      clause(
        "FJ-2023-7-1",
        "增长",
        "BEN",
        "标准按上一年度全省居民人均可支配收入的实际增速增长，逐次以取整后的标准为基数",
        "The standards grow by the previous year's real growth of all residents' income, each time on the rounded standard",
        encoded("FJ.institution.monthly.proposal", "FJ.scattered.monthly.proposal"),
      ),
      clause(
        "FJ-2023-7-2",
        "增长",
        "BEN",
        "2024年7月起，机构养育每月2213元，散居每月1792元",
        "From July 2024: 2,213 yuan a month in an institution, 1,792 in the community",
        encoded("FJ.institution.monthly", "FJ.scattered.monthly"),
      ),
      clause(
        "FJ-2023-7-3",
        "增长",
        "BEN",
        "事实无人抚养儿童和感染艾滋病病毒的儿童与孤儿同标准",
        "De facto unattended children and those infected with HIV get the orphans' rates",
        encoded("FJ.orphanBasis", "FJ.deFacto"),
      ),
      clause(
        "FJ-2023-7-4",
        "增长",
        "BEN",
        "2021年12月至2024年6月之间的标准和调整日期，所见资料没有可靠出处",
        "The standards and days of change between December 2021 and June 2024 have no reliable source here",
        encoded("FJ.institution.monthly", "FJ.scattered.monthly"),
      ),
    ],
  },
];
