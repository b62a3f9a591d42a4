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
    "股份合作 有限責任 法人株式 (株) 有限公司 유한책임회사 농업회사법인 영농조합법인 주식회사 코오퍼레이션 코포레이숀 인코퍼레이티드 게엠베하 악티엔게젤샤프트 소시에떼 "
    "カンパニー エルエルシー ゲーエムベーハー 엘엘씨 컴퍼니 리미티드 캄파니 코포레이션 인코포레이티드 個人商店"
).split()
BODY_WITHIN = (
    "独立行政法人 国立研究開発法人 大学校 産学協力 산학협력단 연구소 연구재단 대학 재단법인 학교법인 사단법인 다이가쿠 다이카쿠 호진 호오징 진흥원 과학원 "
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
    "components laboratories "
    # Forms of firms in other languages, and how EPO and WIPO cut them short.
    "aktiengesellschaft aktiebolag aktiebolaget publ gesellschaft kommanditgesellschaft societe anonyme sociedad sociedade "
    "anonima ltda eireli srl spa sca scs sasu eurl bvba sprl cv coop cooperativa genossenschaft verein ev kft doo dd ad ead "
    "eood as a/s i/s ks hf ehf tbk pt tnk koninklijke konzern werke werk fabrik usine industria industrias industrie "
    "grp comp corpn ltee limitee unlimited aero aerospace aviation aircraft engines engine systemes brasil "
    "petrobras avtomobilnyj zavod oblast obschestvo obshchestvo ogranichennoj otvetstvennostyu predprijatie predpriyatie "
    "aktsionernoe akcionernoe kompaniya kompanija gosudarstvennoe federalnoe".split()
)
BODY_WORDS = frozenset(
    "university univ universities universidad universite universitat universitaet universita universiteit institute inst institut "
    "instituto institutes institution college school hospital hosp academy acad center centre laboratory lab foundation fond "
    "fundacion ministry government govt bureau agency council commission department dept office association assoc society "
    "trust regents board chancellor research res consortium union federation museum committee administration authority "
    "commissariat ospedale clinic army navy secretary cnrs csir state national federal університет университет институт академия "
    "центр министерство нии университеті "
    "universidad universidade universidades facultad faculdade fundacao fundacion fondazione stiftung stichting associacao "
    "asociacion associazione instituto istituto escola escuela ecole politecnico politecnica polytechnic polytechnique "
    "polytech hochschule fachhochschule eth epfl forschungszentrum fraunhofer max-planck centro conselho consejo consiglio "
    "empresa secretaria ministerio ministero estado estadual prefeitura uchrezhdenie obrazovatelnoe byudzhetnoe "
    "universitet institut nauchno issledovatelskij daigaku kenkyusho secr secretary dept defence defense establishment "
    "commission comm commissariat bgi chu inserm inra inrae cea kaist postech embrapa senai unicamp usp".split()
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
# What firms do and deal in, as it stands between the brand and the legal form.
TRADES = frozenset(
    "科技 技术 电子 材料 新材料 汽车 工程 能源 新能源 化工 精细化工 药业 制药 光电 光电子 设备 机械 生物 制造 发电 信息 环保 电器 智能 发展 系统 "
    "电气 工业 研究 精密 装备 电力 实业 开发 通信 医药 零部件 部件 包装 动力 建设 电缆 金属 机电 显示 产业 医疗 医疗器械 器械 电机 制品 食品 服务 "
    "矿业 控制 航空 航天 玻璃 纺织 自动化 激光 光伏 印刷 太阳能 化学 高新 高新技术 特种 控股 空调 软件 微电子 农业 热电 重工 网络 建筑 节能 设计 照明 "
    "国际 机床 饲料 安全 新技术 半导体 电源 钢铁 机器人 电池 用品 新型 生态 铝业 通讯 制冷 轴承 装饰 文化 数码 精细 光学 模具 塑胶 天然气 资源 冶金 "
    "冷设 传动 建材 园林 中药 水泥 有色 有色金属 健康 投资 铸造 数控 重机 铜业 工具 石油 水电 路桥 锂业 器件 元器件 元件 地产 房地产 精工 交通 轨道交通 "
    "数字 液压 合金 种业 复合材料 爆破 混凝土 计算机 肥业 纸业 研发 陶瓷 幕墙 结构 客车 科学 用电 配件 车辆 仪表 仪器 仪器仪表 通用 驱动 发动机 木业 纤维 "
    "服饰 集成 装修 循环 电动 塑料 热交换 交换 电线 环境 电路 集成电路 互联网 物联网 专用 稀土 农化 商务 电子商务 石化 耐火 线缆 导航 商品 内配 管理 "
    "加工 容器 家用 家用电器 重型 密封 销售 化纤 化肥 联合 消防 冰箱 器材 物流 贸易 商贸 工贸 进出口 经贸 供应链 运输 物业 房产 置业 酒业 饮品 饮料 乳业 牧业 "
    "畜牧 林业 果业 枣业 棉业 棉花 棉纺 毛纺 针织 服装 家纺 印染 种子 农资 农机 灌溉 节水 滴灌 水利 水务 水利水电 安装 勘察 勘察设计 施工 监理 咨询 检测 检验 测绘 "
    "矿山 煤业 煤化工 油气 油脂 粮油 面粉 制糖 糖业 番茄 果汁 保健品 保健 康复 生物科技 生物技术 基因 疫苗 试剂 诊断 化妆品 日化 涂料 油漆 橡胶 轮胎 石材 "
    "家具 门窗 钢结构 管业 管道 阀门 泵业 水泵 风机 锅炉 电梯 电站 变压器 开关 电瓷 输变电 输配电 配电 电网 充电 储能 氢能 风电 风能 核能 核电 光纤 光缆 光通信 "
    "卫星 无人机 船舶 造船 船业 港口 铁路 车业 车桥 摩托 自行车 传感 传感器 芯片 微波 雷达 声学 音响 视频 影视 传媒 广告 文具 玩具 钟表 珠宝 黄金 铁业 锌业 钛业 "
    "镁业 硅业 硅材料 磁材 磁性材料 炭黑 碳素 炭素 石墨 石墨烯 膜业 薄膜 塑业 塑胶制品 印务 纸品 造纸 林纸 皮革 鞋业 工艺 工艺品 餐饮 旅游 教育 金融 租赁 资产 资产管理 "
    "创业 创业投资 创新 供水 供热 燃气 垃圾 固废 污水 水处理 净化 治理 修复 自动 绿化 养殖 水产 渔业 茶业 茶叶 花卉 苗木 冷链 冷冻 仓储 设施 实验 设备制造 机械制造 "
    "汽车零部件 电力设备 矿业开发 信息技术 科技开发 技术开发 科技发展 工程机械 太阳能科技 终端 云计算 大数据 无线 移动 平台 数据 智慧 医院管理 连锁 大药房 药材 药品 "
    "饮片 中药饮片 原料 原料药 化学品 助剂 染料 农药 肥料 氯碱 盐业 盐化 盐化工 磷化 氟化 玻纤 玻璃纤维 保温 防水 防腐 建筑工程 建筑安装 广告装饰 麦芽 苇业 "
    "研究院 研究中心 中心 设计院 真空 底盘 内饰件 配送 再生 处置 内燃机 柴油机 压缩机 传动轴 刀具 应用 晶体 不锈钢 变速器 线材 家居 传播 合成 空气 液压件 产品 制动器 "
    "试验 媒体 药物 产业园 成套 酿酒 高聚物 缆索 特钢 营养 生化 焦化 高分子 汽轮机 压铸 处理 交换器 高温 利用 密封件 齿轮 钢管 低温 科技园 医学 存储 光源 车联网 广播 弹簧 "
    "特殊钢 平板 多媒体 配套 飞机 管件 燃料 切片 磁性 家电 建筑材料 工业园 技术服务 电力工程 园林绿化".split()
)
# Legal forms of Chinese firms, and the one that each is a way of writing.
FORMS = {
    "有限责任公司": "limited",
    "有限公司": "limited",
    "股份有限公司": "joint stock",
    "股份公司": "joint stock",
    "集团股份有限公司": "joint stock group",
    "集团有限责任公司": "limited group",
    "集团有限公司": "limited group",
    "集团公司": "limited group",
    "集团总公司": "limited group",
    "集团": "limited group",
    "股份有限责任公司": "joint stock",
    "总公司": "company",
    "公司": "company",
    "有限合伙": "partnership",
}
# Legal forms and filling words of names in Latin and Cyrillic letters: no part of what is the firm's own.
LEGAL_WORDS = frozenset(
    "co ltd inc corp llc llp lp gmbh ag kg kgaa plc sa sas sarl spa srl bv nv oy oyj ab asa aps se kk kabushiki kaisha pty pte "
    "bhd sdn pvt pjsc jsc ojsc cjsc ooo oao zao pao too ооо оао зао пао ао тоо жшс the and of comp company limited liability".split()
)
# Ends that people cut short, and their full words.
FULL_ENDS = {
    "农科所": "农业科学研究所",
    "农科院": "农业科学院",
    "林科所": "林业科学研究所",
    "林科院": "林业科学研究院",
    "农机所": "农业机械研究所",
    "农技站": "农业技术推广站",
}
# Bodies that people cut short at the front of a name or within it, and their full names.
FULL_WITHIN = {
    "中科院": "中国科学院",
    "农科院": "农业科学院",
    "林科院": "林业科学院",
    "社科院": "社会科学院",
    "医科院": "医学科学院",
}
# Letters that scanners and readers take for one another; each group is of one look.
LOOKALIKES = (
    "己已巳 末未 土士 日曰 人入八 干千于 太大犬 木本术 天夫无 王玉主 电申甲由田 问间 析折 徽微 戌戍戊 壁璧 辩辨 侯候 栗粟 茶荼 洛络 治冶 瓦互 贝见 爪瓜 "
    "今令 代伐 白自 目且 乌鸟 免兔 刀力 几儿九 厂广 晴睛 密蜜 幕慕墓 堡煲 傅博搏 哈啥 锦绵棉 拔拨 拆折 桂挂 杨扬 汤场 仑仓 沦沧 住佳往 科料 粹碎 淮准 凌浚 "
    "弛驰 竞竟 辉晖 崇祟 券卷 历厉 师帅 万方 车东 宏宠 华毕 材村 枝技 挤济 侍待 恒桓 艺芝 苹萍 纲网 铁轶 "
    "设没 织积 投设 活话 清请 泰秦 尤龙 斤厅 乐东 1li| 0o 5s 8b 2z".split()
)
# Words of English names that are as often cut short; two names that differ in that alone are one.
ABBREVIATIONS = {
    "group": "grp", "physical": "phys", "physics": "phys", "petroleum": "petro", "materials": "mat", "material": "mat", "university": "univ",
    "institute": "inst", "college": "coll", "biological": "bio", "medical": "med", "medicine": "med", "aviation": "aero",
    "technology": "tech", "technologies": "tech", "chemical": "chem", "chemicals": "chem", "industry": "ind",
    "industries": "ind", "industrial": "ind", "engineering": "eng", "manufacturing": "mfg", "electronic": "elec",
    "electronics": "elec", "electric": "elec", "electrical": "elec", "pharmaceutical": "pharm", "pharmaceuticals": "pharm",
    "pharma": "pharm", "science": "sci", "sciences": "sci", "research": "res", "national": "nat", "equipment": "equip",
    "machinery": "mach", "development": "dev", "academy": "acad", "hospital": "hosp", "agricultural": "agri",
    "agriculture": "agri", "center": "ct", "centre": "ct",
}  # fmt: skip
