"""Which encoding of East Asia bytes are in, told by how many of the commonest characters they give: a headline is enough."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方"
    "多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情"
    "明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给"
    "世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太"
    "量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
    "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运院宣布言总统议支持谈判"
    "援助武装攻击城市议会选举投票法院警察调查访问石油价格增长缓停火撤离驻使馆京沪州省县错误措施星期双亿元星签署协商部委"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方"
    "多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情"
    "明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給"
    "世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太"
    "量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象"
    "完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運宣布言議支持談判援助武裝攻擊"
    "城選舉投票警察調查訪問石油價格增緩停火撤離駐館京港澳灣台灣縣省錯誤措施星期雙億元簽署協商委府長街老闆店書村計劃"
    "佢哋係咁嘅喺唔冇嗰咗啲嚟睇畀點邊乜嘢咩啦喎"
)
_HANGUL = (
    "이다는을의에가고하지를은도로한사어기리시나자그대인서스아만라일정전장해수과원있부제마구보주들게상여진안국조성생말모년와선공미"
    "오동비경두되우연신요실없적중위방무식회람계물소었간관문유화치야내개음심명당체금산발등감용면양던러될것입였습니까며려파점통세럼"
    "청달력업현살트드바호강남북반후재민교결단작행영분합차표집본군직타불총새운령울철역했렸났겠습둔휴론할함령법외측각국월권황거데노"
    "건질터프토포크코카급또더때든따르른름린립목못많매먼번받변별복봄못뿐상석설속순술승씨알앞약억언얼열예올왔외원위육응임잘저족존죽준"
)
_KANJI = (
    "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土"
    "木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思"
    "家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建急止送切転研究首相政府表約合実現第的"
    "省務報官措置済成鈍化双停戦軍撤退領土議員選挙票党総理防衛隊経部都県市議間違述露米英独仏韓基地攻撃支援協定民主対策性加減平和"
)
_KANA = re.compile("[ぁ-ゖァ-ヺー々]")
_PAUSE = re.compile(
    "[\u2014\u2018-\u201d\u2026\u3001-\u3002\u3008-\u3011\uff01\uff08-\uff09\uff0c\uff1a-\uff1b\uff1f\u00b7\u30fb０-９]"
)
_COMMON: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "gb18030": frozenset(_SIMPLIFIED),
        "big5hkscs": frozenset(_TRADITIONAL),
        "cp932": frozenset(_KANJI),
        "euc_jp": frozenset(_KANJI),
        "cp949": frozenset(_HANGUL),
        "johab": frozenset(_HANGUL),
    }
)
_NEAR_HIGH = re.compile(rb"[\x80-\xff][\x00-\xff]{0,400}")
_FEWEST, _SHORT = 3, 6
_FEWEST_COMMON, _FEWEST_IN_SHORT, _LEAD, _MOST_BESIDE = 0.5, 0.75, 0.2, 0.3
_HIGH = re.compile("[^\x00-\x7f]")
# Bytes of Western letters, taken for halves of others, stand inside words of plain letters.
_BESIDE = re.compile("(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")


def eastern(sample: bytes) -> str:
    """The encoding in which half of the letters are among the commonest of its language; "" when none stands out.

    >>> eastern("외교부 대변인".encode("cp949")), eastern("經濟增長".encode("big5")), eastern("déjà".encode("cp1252"))
    ('cp949', 'big5hkscs', '')
    """
    found = _NEAR_HIGH.search(sample)
    if found is None:
        return ""
    shares = sorted(((_share(found[0], name), name) for name in _COMMON), reverse=True)
    (best, name), (second, _) = shares[:2]
    return name if best >= _FEWEST_COMMON and best - second >= _LEAD else ""


def _share(near: bytes, name: str) -> float:
    """Which part of the letters beyond ASCII is common in the language of the encoding; 0 where it is no text in it."""
    for cut in range(4):
        try:
            text = near[: len(near) - cut].decode(name)
        except UnicodeDecodeError:
            continue
        break
    else:
        return 0.0
    letters = [letter for letter in _HIGH.findall(text) if not _PAUSE.match(letter)]
    if len(letters) < _FEWEST or len(_BESIDE.findall(text)) > _MOST_BESIDE * len(letters):
        return 0.0
    is_japanese = name in ("cp932", "euc_jp")
    common = _COMMON[name]
    good = sum(letter in common or (is_japanese and _KANA.match(letter) is not None) for letter in letters)
    share = good / len(letters)
    return share if share >= (_FEWEST_IN_SHORT if len(letters) < _SHORT else _FEWEST_COMMON) else share / 2
