"""Places as they stand in names of firms: what "新疆" at the front of a name says is where, not who.

Names from GB/T 2260 (民政部, county level and above, 2023) and the short forms that firms use. A name's own
region is only compared with another name's, so a county is taken by its ending and needs no list.
"""

import re

# Each province and what lies under it, in short forms: without 省, 市, 自治区, 地区 and 盟.
_PLACES = """
北京:
天津: 滨海
河北: 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水
山西: 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁
内蒙古: 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善
辽宁: 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛
吉林: 长春 四平 辽源 通化 白山 松原 白城 延边
黑龙江: 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭
上海: 浦东
江苏: 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 江阴 昆山 常熟 张家港 太仓 宜兴 吴江
浙江: 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 余姚 慈溪
安徽: 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城
福建: 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
江西: 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶
山东: 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽
河南: 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店
湖北: 武汉 黄石 十堰 宜昌 襄阳 襄樊 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江
湖南: 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西
广东: 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 顺德
广西: 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左
海南: 海口 三亚 三沙 儋州
重庆: 涪陵 万州
四川: 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山
贵州: 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南
云南: 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆
西藏: 拉萨 日喀则 昌都 林芝 山南 那曲 阿里
陕西: 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛
甘肃: 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南
青海: 西宁 海东 海北 黄南 果洛 玉树 海西
宁夏: 银川 石嘴山 吴忠 固原 中卫
新疆: 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 阿拉尔 图木舒克 五家渠 北屯 铁门关 双河 可克达拉 昆玉 胡杨河 新星 白杨 库尔勒 奎屯 伊宁 阿图什 博乐 阜康 乌苏 沙湾 库车 霍尔果斯 阿拉山口
香港:
澳门:
台湾:
"""
# Counties of Xinjiang, the project's own ground. Many are common words too (新源, 温泉): they count with 县
# behind them or 新疆 before them. Counties elsewhere are taken by their ending.
_COUNTIES_OF_XINJIANG = """
托克逊 鄯善 伊吾 巴里坤 玛纳斯 呼图壁 奇台 吉木萨尔 木垒 精河 温泉 轮台 尉犁 若羌 且末 焉耆 和静 和硕 博湖 温宿 沙雅 新和
拜城 乌什 阿瓦提 柯坪 阿克陶 阿合奇 乌恰 疏附 疏勒 英吉沙 泽普 莎车 叶城 麦盖提 岳普湖 伽师 巴楚 塔什库尔干 墨玉 皮山 洛浦 策勒
于田 民丰 察布查尔 霍城 巩留 新源 昭苏 特克斯 尼勒克 额敏 托里 裕民 和布克赛尔 布尔津 富蕴 福海 哈巴河 青河 吉木乃
"""
# What firms write for a longer name.
_SHORT = {
    "内蒙": "内蒙古", "巴州": "巴音郭楞", "克州": "克孜勒苏", "博州": "博尔塔拉", "乌市": "乌鲁木齐", "伊犁州": "伊犁",
    "昌吉州": "昌吉", "新疆生产建设兵团": "新疆", "新疆兵团": "新疆", "奎屯市": "奎屯",
}  # fmt: skip
_NATIONS = "塔吉克 锡伯 回 朝鲜族 土家族 苗族 藏族 羌族 彝族 布依族 侗族 哈尼族 壮族 傣族 白族 景颇族 傈僳族 回族 蒙古族 蒙古 柯尔克孜 哈萨克 维吾尔 壮"
_ENDING = re.compile(
    rf"(?:省|特别行政区|(?:{_NATIONS.replace(' ', '|')})*自治[区州县]|地区|市(?!政)|县|盟|州)?"
)
# 超市, 社区 and the like end as a county does and are none.
_COUNTY = re.compile(
    r"[\u4e00-\u9fff]{1,5}?(?:自治县|(?<!超)(?<!门)(?<!城)(?<!都)(?<!夜)市|县|(?<!社)(?<!小)(?<!开发)(?<!园)(?<!景)区|(?<!星)旗)"
)


def _read() -> dict[str, str]:
    above: dict[str, str] = {}
    for line in _PLACES.strip().splitlines():
        province, _, below = line.partition(":")
        above |= {province: ""} | dict.fromkeys(below.split(), province)
    return above | dict.fromkeys(_COUNTIES, "新疆")


_COUNTIES = frozenset(_COUNTIES_OF_XINJIANG.split())
# What each place lies in; a province in nothing.
PROVINCE_OF = _read()
PROVINCES = frozenset(name for name, above in PROVINCE_OF.items() if not above)
_NAMES = {name: name for name in PROVINCE_OF} | _SHORT
_FRONT = re.compile("|".join(sorted(_NAMES, key=len, reverse=True)))
# More than a province, a prefecture, a county and a town in turn nobody writes.
_DEPTH = 4


def leading(letters: str) -> tuple[frozenset[str], str]:
    """The places that `letters` opens with, those that they lie in among them, and what follows."""
    found: frozenset[str] = frozenset()
    rest = letters
    for _ in range(_DEPTH):
        there, after = _known(rest, found) or _county(rest, found) or (found, rest)
        if after == rest:
            break
        found, rest = there, after
    return found, rest


def place(text: str) -> frozenset[str]:
    """The places that `text` names when it names nothing else; empty otherwise."""
    found, rest = leading(text)
    return found if not rest else frozenset()


def _known(letters: str, found: frozenset[str]) -> tuple[frozenset[str], str] | None:
    known = _FRONT.match(letters)
    if known is None:
        return None
    name = _NAMES[known.group()]
    end = _ENDING.match(letters, known.end())
    at = end.end() if end is not None else known.end()
    province = PROVINCE_OF[name]
    # After one place only what lies in it is a place: 浙江新和成 is no firm of 新和.
    if found and province not in found:
        return None
    if name in _COUNTIES and at == known.end() and not found:
        return None
    return found | ({name, province} - {""}), letters[at:]


def _county(letters: str, found: frozenset[str]) -> tuple[frozenset[str], str] | None:
    county = _COUNTY.match(letters)
    # At least two letters name the firm itself; a county that stands alone has three letters or four.
    if county is None or len(letters) - county.end() < 2 or (not found and county.end() > 4):
        return None
    return found | {county.group()}, letters[county.end() :]
