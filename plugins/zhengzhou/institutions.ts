import {
  type AuthoredProvision,
  any,
  both,
  bureauSetting,
  duty,
  field,
  form,
  incident,
  institutionRule,
  item,
  perArea,
  required,
  roles,
} from "@tongyou/policy";

const office = roles("countyOfficer", "institutionStaff");

/** 二（三）: what each kind of institution is for, and what passes between them. */
export const institutions: readonly AuthoredProvision[] = [
  institutionRule(
    "ZZ.protectionInstitution",
    ["ZZ-2.3.1-a"],
    both("未成年人救助保护机构：三类对象", "Protection institution: three groups"),
    {
      institution: "protectionInstitution",
      admits: any(
        incident({ kinds: ["street", "lostFamilySupport"], open: true }),
        incident({ kinds: ["abuse", "abandonment", "accident", "crime"], byGuardianship: true, open: true }),
      ),
      services: [both("救助", "Rescue"), both("临时监护", "Temporary guardianship")],
    },
  ),
  form(
    "ZZ.institutionRecord",
    ["ZZ-2.3.1-b", "ZZ-2.3.1-e"],
    both("未成年人救助保护机构登记", "Register of protection institutions"),
    {
      record: "venue",
      fields: [
        required(
          field("form", "机构形式", "Form", "choice", [
            ["protectionCentre", "未成年人保护中心", "Protection centre"],
            ["rescueCentre", "未成年人救助保护中心", "Rescue and protection centre"],
            ["reliefStation", "设专门科室的救助管理站", "Relief station with a section of its own"],
          ]),
        ),
        field("formerlyStreet", "原为流浪未成年人机构", "Formerly for street children", "flag"),
        field("converted", "已转型", "Converted", "flag"),
      ],
    },
  ),
  institutionRule(
    "ZZ.countyCentre",
    ["ZZ-2.3.1-c"],
    both("每县设未成年人保护中心", "A protection centre in every county"),
    { institution: "protectionCentre", count: perArea("county", 1) },
  ),
  form(
    "ZZ.entrustmentAgreement",
    ["ZZ-2.3.1-d"],
    both("机构委托代养协议", "Agreement that entrusts children to another institution"),
    {
      record: "institutionAgreement",
      fields: [
        required(field("entruster", "委托的保护机构", "Entrusting protection institution", "text")),
        required(field("entrusted", "受托的儿童福利机构", "Entrusted welfare institution", "text")),
        required(field("signedOn", "签订日期", "Signed on", "date")),
        field("until", "委托期限", "Until", "date"),
        required(field("agreement", "协议", "Agreement", "file")),
      ],
    },
  ),
  institutionRule(
    "ZZ.emptyCountyInstitution",
    ["ZZ-2.3.2-a", "ZZ-2.3.2-b"],
    both(
      "未养育儿童的县级福利机构：整合人员，不收孤弃儿童",
      "Empty county institution: staff joined, no orphans admitted",
    ),
    {
      institution: "emptyCountyInstitution",
      refuses: any(item("ZZ.orphan"), incident({ kinds: ["abandonment"] })),
      services: [
        both("临时照料", "Respite care"),
        both("康复指导", "Advice on rehabilitation"),
        both("特殊教育", "Special education"),
        both("精神慰藉", "Comfort"),
        both("定期探访", "Regular visits"),
        both("宣传培训", "Publicity and training"),
      ],
    },
  ),
  duty(
    "ZZ.routeToCity",
    ["ZZ-2.3.2-b"],
    both(
      "新发现的孤弃儿童送市儿童福利机构",
      "A newly found orphan or foundling goes to the city's institution",
    ),
    { place: "placements", roles: office },
  ),
  duty(
    "ZZ.transferOut",
    ["ZZ-2.3.2-c", "ZZ-2.3.2-f"],
    both(
      "条件不足的县级机构移交儿童并转型",
      "County institutions that fall short hand over and change their task",
    ),
    { place: "institutions", roles: office },
  ),
  bureauSetting(
    "ZZ.fewChildren",
    ["ZZ-2.3.2-c"],
    both("“养育儿童较少”的人数（由本单位设定）", "What few children means (set by the bureau)"),
    { unit: "count" },
  ),
  form("ZZ.transferRecord", ["ZZ-2.3.2-f"], both("儿童移交记录", "Record of transfer"), {
    record: "transfer",
    fields: [
      required(field("from", "移出机构", "From", "text")),
      required(field("to", "接收机构", "To", "text")),
      required(field("on", "移交日期", "Handed over on", "date")),
    ],
  }),
  institutionRule(
    "ZZ.cityInstitution",
    ["ZZ-2.3.2-e"],
    both("市级儿童福利机构：院内养育并向社区延伸", "City institution: care inside, services outside"),
    {
      institution: "cityInstitution",
      services: [
        both("养育", "Raising"),
        both("治疗", "Treatment"),
        both("康复", "Rehabilitation"),
        both("教育", "Education"),
        both("社区困境儿童服务", "Services for children in the community"),
      ],
    },
  ),
  institutionRule(
    "ZZ.childrensHome",
    ["ZZ-2.4.2-a"],
    both("儿童之家六项服务", "Six services of children's homes"),
    {
      institution: "childrensHome",
      services: [
        both("游戏", "Play"),
        both("娱乐", "Recreation"),
        both("教育", "Education"),
        both("卫生", "Health"),
        both("社会心理支持", "Psychosocial support"),
        both("转介", "Referral"),
      ],
    },
  ),
  institutionRule(
    "ZZ.boughtServices",
    ["ZZ-2.4.3-a"],
    both("购买的社会工作服务", "Social work that is bought"),
    {
      institution: "serviceProvider",
      services: [
        both("入户评估", "Home assessment"),
        both("信息采集", "Collecting information"),
        both("监护指导", "Guardianship advice"),
        both("心理慰藉", "Comfort"),
        both("行为矫治", "Correcting behaviour"),
        both("社会融入", "Inclusion"),
      ],
    },
  ),
];
