"""Why two organisations are one or not, in words: each rule of `kg.identity.compare` by its id, which is what a decision
keeps, so that it reads in either language."""

from dataclasses import dataclass

from kg.lang.text import Text

# {0}, {1}, … are what the rule is about: parts of names, letters, legal forms.
RULES = {
    "codes-equal": Text("信用代码相同", "equal credit codes"),
    "codes-differ": Text("信用代码不同", "different credit codes"),
    "nameless": Text("有一方没有名称", "one of them has no name"),
    "addresses-differ": Text("地址不在同一地区", "addresses in different regions"),
    "name-equal": Text("名称写法相同", "one name, written alike"),
    "scripts-differ": Text("名称文字不同", "names in different scripts"),
    "branch-none": Text("都不是分支机构", "no branch"),
    "branch-one": Text("同一分支机构", "one branch"),
    "branch-look": Text("分支名差一个形近字", "branches that differ in one letter of one look"),
    "branch-differs": Text(
        "一方是另一方的分支，或分支不同", "one is a branch of the other, or another branch"
    ),
    "brand-equal": Text("字号与行业“{0}”相同", "brand and trade {0} alike"),
    "brand-none": Text("名称里没有字号", "no brand"),
    "brand-differs": Text("字号与行业“{0}”与“{1}”不同", "brand and trade {0} and {1} differ"),
    "letter-trade": Text("“{2}”中“{0}”与“{1}”不同：行业不同", "{0} for {1} in {2}: two trades"),
    "letter-brand": Text("“{2}”中“{0}”与“{1}”不同：字号不同", "{0} for {1} in {2}: two brands"),
    "look-trade": Text(
        "“{2}”中“{0}”与“{1}”形近：行业词误读", "{0} for {1} in {2}: one look, and a trade word misread"
    ),
    "look-long": Text("“{2}”中“{0}”与“{1}”形近，字号较长", "{0} for {1} in {2}: one look, in a long brand"),
    "look-short": Text(
        "“{2}”中“{0}”与“{1}”形近，但字号短", "{0} for {1} in {2}: one look, but a short brand"
    ),
    "letter-lost": Text("“{1}”漏了“{0}”：行业词误读", "{0} of {1} lost: a trade word misread"),
    "form-equal": Text("法律形式相同", "one legal form"),
    "form-alone": Text("法律形式为{0}，名称里没有别的", "{0}, and nothing else in the name"),
    "form-short": Text("法律形式为{0}：“公司”是简写", "{0}: 公司 written short"),
    "form-differs": Text("法律形式为{0}", "{0}"),
    "region-equal": Text("名称里的地区相同", "one region in the name"),
    "region-none": Text("名称里都没有地区", "no region in the names"),
    "region-differs": Text("名称里的地区不同", "names of different regions"),
    "region-brandless": Text(
        "只有一方名称里有“{0}”，且没有字号", "{0} in one name only, and there is no brand"
    ),
    "region-daughter": Text("只有一方名称里有“{0}”，如子公司", "{0} in one name only, as daughters have it"),
    "region-telling-little": Text(
        "只有一方名称里有“{0}”，其余太短", "{0} in one name only, and the rest says little"
    ),
    "region-once": Text("只有一方名称里有“{0}”", "{0} in one name only"),
    "place-ending": Text("“{0}”的“市、县”等字一有一无", "{0} with and without its ending"),
    "place-misread": Text("“{0}”误读一字", "{0} with one letter misread"),
    "english-form": Text("英文名只差法律形式", "English names alike but for the legal form"),
    "english-short": Text("英文名只差空格与缩写", "English names alike but for spaces and shortened words"),
    "english-letter": Text("英文名中{0}与{1}差一个字母", "{0} and {1}: one letter wrong"),
    "english-differs": Text("英文名不同", "English names differ"),
}
# Other ends of names, such as 大学, stand for themselves.
FORMS = {
    "": Text("无法律形式", "no form"),
    "limited": Text("有限公司", "limited"),
    "joint stock": Text("股份公司", "joint stock"),
    "joint stock group": Text("股份集团", "joint stock group"),
    "limited group": Text("集团", "limited group"),
    "company": Text("公司", "company"),
    "partnership": Text("合伙", "partnership"),
}
# Between reasons, after a rule's id, and between what it is about; none of these stands in a folded name.
_NEXT, _OF, _AND = "; ", ": ", " | "


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule's id, and what it is about."""

    rule: str
    about: tuple[str, ...] = ()

    @property
    def words(self) -> Text:
        """In both languages."""
        rule = RULES[self.rule]
        if self.rule.startswith("form-"):
            forms = [FORMS.get(form, Text(form, form)) for form in self.about]
            return Text(
                rule.zh.format("与".join(form.zh for form in forms)),
                rule.en.format(" and ".join(form.en for form in forms)),
            )
        return Text(rule.zh.format(*self.about), rule.en.format(*self.about))

    def __str__(self) -> str:
        return self.rule + (_OF + _AND.join(self.about) if self.about else "")


def kept(reasons: list[Reason]) -> str:
    """Reasons as a decision keeps them."""
    return _NEXT.join(map(str, reasons))


def words(reason: str) -> Text:
    """The reason of a decision in both languages: a rule's in its words, a person's as it was written."""
    parts = [part.partition(_OF) for part in reason.split(_NEXT)]
    if not all(rule in RULES for rule, _, _ in parts):
        return Text(reason, reason)
    told = [Reason(rule, tuple(about.split(_AND)) if of else ()).words for rule, of, about in parts]
    return Text("；".join(each.zh for each in told), "; ".join(each.en for each in told))
