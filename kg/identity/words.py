"""Words by which a name tells what it names. Chosen by looking at real applicant names, longest use first."""

# ruff: noqa: SIM905 -- word lists read better as text than as two hundred quoted strings

# Ends of Chinese names that make an enterprise of what goes before, whatever its length.
FIRM_ENDS = (
    "公司 集团 企业 银行 合作社 合作联社 信用社 联社 供销社 工厂 药厂 总厂 分厂 商行 商店 门店 商场 超市 酒店 饭店 宾馆 "
    "经营部 门市部 服务部 营业部 项目部 加油站 加气站 工作室 事务所 农场 牧场 林场 果园 茶园 养殖场 种植场 猪场 牛场 羊场 "
    "煤矿 铁矿 金矿 油田 电厂 水厂 钢厂 酒厂 糖厂 纸厂 纱厂 车行 药店 药房 家庭农场 种植园 出版社 报社 印刷所 旅行社 "
    "客栈 餐厅 茶庄 作坊 科技 技术 电子 化工 化学 制药 医药 实业 股份 控股 电器 机械 材料 能源 厂 矿 店"
).split()
# Ends that make some other body of it. One-letter ends count for names of more than three letters only:
# 王所 and 李院 are people.
BODY_ENDS = (
    "大学 学院 学校 中学 小学 幼儿园 党校 技校 高中 医院 卫生院 诊所 研究所 研究院 科学院 工程院 设计院 农科所 农科院 林科所 科研所 研究会 "
    "实验室 中心 协会 学会 商会 联合会 基金会 委员会 管委会 政府 办公室 机构 联盟 总会 公会 工会 总队 大队 支队 兵团 部队 "
    "博物馆 图书馆 科技馆 文化馆 保护区 开发区 园区 基地 林业站 推广站 服务站 工作站 试验站 监测站 管理站 种子站 农技站 试验场 农机站 "
    "村委会 居委会 公安局 电业局 税务局 铁路局 管理局 管理处 管理所 检验所 检测所 检疫局 供电局 电力局 局 厅 处 所 院 站 馆 校 "
    "署 委 部 会 社 队 系 团 室 庭 庵 寺 台 法人 机关 科"
).split()
# Legal forms anywhere in a name written without spaces (Chinese, Japanese, Korean).
FIRM_WITHIN = (
    "公司 集团 有限合伙 株式会社 株式會社 有限会社 合同会社 주식회사 (주) 유한회사 가부시키가이샤 カブシキ リミテッド インコーポレ コーポレーション "
    "カンパニー エルエルシー ゲーエムベーハー 엘엘씨 컴퍼니 리미티드 캄파니 코포레이션 인코포레이티드 個人商店"
).split()
BODY_WITHIN = (
    "大学 大學 学院 研究所 研究院 研究機構 機構 法人 ユニバーシティ ユニヴェルシテ ユニベルシテ インスティチュート 대학교 연구원 협력단 기술원 다이가꾸 유니버시티 인스티튜트"
).split()
# Words of names in Latin or Cyrillic letters; EPO and WIPO abbreviations among them.
FIRM_WORDS = frozenset(
    "co ltd inc corp llc llp lp gmbh ag kg kgaa plc sa sas sarl spa srl bv nv oy oyj ab asa aps sl se sro zrt kk kaisha kabushiki "
    "pty pte bhd sdn pvt pjsc jsc ojsc cjsc ooo oao zao pao too ооо оао зао пао ао тоо ип ооо жшс қоғамы company limited "
    "corporation incorporated group holding holdings int intl international tech technologies technology therapeutics "
    "biosciences sciences systems chem chemical chemicals ind industries industrial industry mfg manufacturing eng engineering "
    "pharma pharmaceutical pharmaceuticals pharm labs motor motors electronics electronic electric elec energy materials "
    "solutions software semiconductor networks communications telecom global enterprises enterprise factory works mill mills "
    "bank mining metals steel petroleum oil gas power automation robotics medical bio biotech biotechnology agrosciences "
    "sciences therapies products services partners ventures trading machinery equipment plant cooperative textile cotton "
    "components laboratories".split()
)
BODY_WORDS = frozenset(
    "university univ universities universidad universite universitat universitaet universita universiteit institute inst institut "
    "instituto institutes institution college school hospital hosp academy acad center centre laboratory lab foundation fond "
    "fundacion ministry government govt bureau agency council commission department dept office association assoc society "
    "trust regents board chancellor research res consortium union federation museum committee administration authority "
    "commissariat ospedale clinic army navy secretary cnrs csir state national federal університет университет институт академия "
    "центр министерство нии университеті".split()
)
# The same word written out and cut short: one form of each goes into an id.
SHORT_WORDS = {
    "company": "co",
    "limited": "ltd",
    "corporation": "corp",
    "incorporated": "inc",
    "coltd": "co ltd",
    "university": "univ",
    "institute": "inst",
    "international": "int",
}
# 百家姓 and the commoner surnames that it lacks.
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓"
    "郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉"
    "宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧"
    "殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仝肖闫亓佟岳楚代商牟佘佴伯赏"
    "墨哈谯笪年爱阳仉言福付涂覃揭苑仵岳逯迟亢甯覃宿卿衣苟初侴修但信矫曳鹿律綦丛战邸门由原玄撒晋由鄢盘来庹"
)
COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 "
    "钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 "
    "呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 "
    "仲长 子书 子桑 即墨 达奚 褚师 吴铭".split()
)
# Letters that Uyghur, Kazakh and Kyrgyz given names are spelled with; a name of these alone is a person's.
TRANSLITERATION = frozenset(
    "阿艾买提江木尔拉合肉孜古丽娜依不都克力热吐逊海麦图迪吾斯曼玉素甫努卡哈里别巴塔叶赛白山亚库尼牙铁帕孜夏米其若扎西则汗沙吉麻伊布仙"
    "苏来达吾提那买明安加沙恩波拉提努兰胡阿依曼古丽努尔帕提曼热娜莎祖农司马义卡斯木奥斯曼外力再木甫拉"
)
