"""What tells languages apart before their encoding is known: letters beyond A to Z, small words, usual encodings."""

from __future__ import annotations

from typing import NamedTuple


class Tongue(NamedTuple):
    """One language: its small letters beyond a to z, the commonest first; its small words; encodings, the usual first."""

    letters: str
    words: frozenset[str]
    encodings: tuple[str, ...]


_WEST = "cp1252 iso8859-15 mac-roman cp850 cp858 hp-roman8"
_MIDDLE = "cp1250 iso8859-2 mac-latin2 cp852"
_BALTIC = "cp1257 iso8859-13 iso8859-4 cp775"


def _tongue(letters: str, words: str, encodings: str) -> Tongue:
    return Tongue(letters, frozenset(words.split()), tuple(encodings.split()))


LATIN = (
    _tongue(
        "éèàêçâîùôûëïœüÿæ",
        "de la le les des et en un une du est que dans qui au pour par sur pas plus ne se ce il elle sont avec été à ou mais"
        " leur ses son sa nous vous cette était ont aux comme",
        f"{_WEST} cp437 cp863",
    ),
    _tongue(
        "éíïôñöüèàâçêæœáãäåëóøú",
        "the of and to in is that for was on with as it he by at from his be are were this have had not but which or an they"
        " said who its she has",
        f"{_WEST} cp437",
    ),
    _tongue(
        "áíóñúéüçïª",
        "de la que el en los se del las por un una con no para su al lo más como pero sus le ha este ya cuando sin sobre era"
        " muy está también hasta desde fue son y a",
        f"{_WEST} cp437",
    ),
    _tongue(
        "èàùòìéîú",
        "di che la il un una per non in del della le con da al si è come più dei nel sono alla gli ha ma anche lo perché delle"
        " i o e dalla questo era ci nella",
        _WEST,
    ),
    _tongue(
        "ãáçéíóêõâôàúü",
        "de que o a e do da em um uma para com não os no se na por mais as dos como mas foi ao das à seu sua ou são está"
        " também pelo pela já era",
        f"{_WEST} cp860",
    ),
    _tongue(
        "üäößéàèç",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an er wir ich sie aus nach"
        " wird bei einer um am sind noch wie war für über",
        f"{_WEST} cp437",
    ),
    _tongue(
        "ëéïèöüóêá",
        "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog naar heeft ze wij hij"
        " door over hun die",
        f"{_WEST} cp437",
    ),
    _tongue(
        "åøæéóü",
        "og i at det er en den til som på de med han af for ikke der var et har om jeg men et var fra vi så kan når også"
        " skal hun over",
        f"{_WEST} cp865",
    ),
    _tongue(
        "øåæéòêóü",
        "og i at det er en den til som på de med han av for ikke der var et har om jeg men et fra vi så kan når også skal"
        " hun over til sa ved etter",
        f"{_WEST} cp865",
    ),
    _tongue(
        "äåöéàü",
        "och i att det som en på är av för med den till inte har de ett om var han men sig från vi så kan när hon också"
        " under ut över eller redan ner",
        f"{_WEST} cp437",
    ),
    _tongue(
        "äöåšžé",
        "ja on ei että se oli hän mutta kun ovat myös joka niin kuin tai mukaan jo ole eikä sen mitä vain sillä nyt me emme"
        " kuka enää",
        f"{_WEST} cp437",
    ),
    _tongue(
        "áíðóéöúþæý",
        "og að í á er sem ekki við til um var með hann það en af fyrir ég hún þetta voru frá eru þegar úr mig hefur þar því"
        " sagði hver",
        "cp1252 iso8859-15 mac-iceland cp861 cp850",
    ),
    _tongue(
        "łęąóśżćńź",
        "w i na z się nie do że to jest o jak po od za a co przez ale dla są był które już tego tym także również może było"
        " być tylko ich przed we",
        _MIDDLE,
    ),
    _tongue(
        "íáěéčřžýšůúťňďó",
        "a se v na je že to s z do o i ve pro za k po od jako ale by byl jsou také který které jeho už ještě nebo tak jen"
        " při jsem bylo jsme když až co",
        f"{_MIDDLE} cp895",
    ),
    _tongue(
        "áíčéžšýľúťňôďóäĺŕ",
        "a sa v na je že to s z do o i vo pre za k po od ako ale by bol sú aj ktorý ktoré jeho už ešte alebo tak len pri som"
        " bolo sme keď až čo kto",
        _MIDDLE,
    ),
    _tongue(
        "áéőöíóüúű",
        "a az és hogy nem is egy ez meg de ha csak már volt még el azt vagy mint ki pedig lesz után minden lehet aki ezt"
        " van kell mert azonban szerint",
        _MIDDLE,
    ),
    _tongue(
        "ăîţşâșțé",
        "de în şi la a cu pe nu din că o se un pentru este mai au fi să al ale ce sau care prin dar sunt fost după dintre"
        " și iar lui ar deja spus",
        "cp1250 iso8859-2 iso8859-16 mac-romanian mac-latin2 cp852",
    ),
    _tongue(
        "čšžćđ",
        "i je u na se da su za od s a o ne kao što koji bi to nije ili te iz će ali samo po prije kako već nakon bio do"
        " tko koje",
        "cp1250 iso8859-2 mac-croatian mac-latin2 cp852",
    ),
    _tongue(
        "ıüşğçöiîâ",
        "ve bir bu da de için ile olarak çok gibi daha olan kadar sonra ne o en ama var dedi önce hiç ki değil her mi ise"
        " üzere eden veya günü gece",
        "cp1254 mac-turkish cp857",
    ),
    _tongue(
        "ėšųžūčįąęą",
        "ir kad į iš su tai yra kaip bet ar už o nuo apie per jau buvo dar tik prie po jo ne kas ji savo nes iki pat nėra",
        _BALTIC,
    ),
    _tongue(
        "āīēšūņļčžģķõō",
        "un ir ka par no ar uz kas lai tas kā arī bet pie bija vai tā to gan pēc jau jo pirms nav viņš mēs tikai līdz"
        " kur ja",
        _BALTIC,
    ),
    _tongue(
        "äõüöšž",
        "ja on et ei see ka oli aga kui ta ning nii selle või oma mis kes siis veel juba pole enne üle pärast me mida kuid"
        " tuleb",
        f"{_BALTIC} cp1252 iso8859-15",
    ),
    _tongue(
        "đàảáạưôóêếâịộớệấươăậủợìớừòờềúốãốựơĩụữầứồẽẹíỉèẻéẩẫắằẳẵặểễồổỗởỡọỏõùũửữỳỵỷỹýẩ",
        "và của là có không được cho trong một người các với đã này để những khi ông tôi nhà nước theo sẽ ra về cũng từ"
        " đến như hai năm ngày bị còn tại trên vào ở đó mà anh em bà vì nên phải rất sau nhiều bộ thì",
        "viscii tcvn5712",
    ),
)
"""Languages that write with A to Z and letters of their own."""

_EAST = "cp1251 koi8-r koi8-u cp866 cp1125 mac-cyrillic iso8859-5 cp855"
OTHER = (
    _tongue(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        "и в не на что с по это как из за но он к у а о от был для так же то его было до она бы мы их или если ли уже"
        " есть того мне их надо чтобы при кто",
        _EAST,
    ),
    _tongue(
        "оанивтеірлксумдпязьгйбчхшцюжєїфщґ'",
        "і в на не що з та у до за як це є по від про він для але й а його так вже було або яка які якщо то із бо чи"
        " також коли ми її",
        _EAST,
    ),
    _tongue(
        "аоиентрсвлкпдмзуъбгчящжцйфхшюь",
        "и на да за се в от са с не по че е ще до като но който която към той това при му или след има бе преди част"
        " защото кой",
        _EAST,
    ),
    _tongue(
        "аоиенртсвуклјмпдзгбшчцћхђжњљџф",
        "и у је да се на су за од не а о као што који би то није или из ће али само по пре како већ након био до ко",
        "cp1251 iso8859-5 mac-cyrillic cp855",
    ),
    _tongue(
        "αοιετσνηυρπκμλςωδγχθφάίόέβξζήύώψϊΐϋΰ",
        "και το να του της η ο για με στην από που είναι θα των σε τα τον την ότι δεν οι στο τη ένα πριν πως αν ή τους"
        " στον μια αλλά",
        "cp1253 iso8859-7 mac-greek cp737 cp869",
    ),
    _tongue(
        "اليمونرتبعدفةسكقحجشصأهىطخذءإضغئزثظؤآپچژگکی",
        "في من على أن إن إلى التي الذي هذا هذه لا ما مع عن لم كان قد كل بعد قبل أو بين ثم هو هي أي كما ذلك يوم"
        " و در به از كه را با این اين آن است مي است",
        "cp1256 iso8859-6 mac-arabic cp720",
    ),
    _tongue(
        "יוהלאתרמבשנעדחקםכפגזטצןסץךף",
        "של את על לא כי גם הוא זה עם אל או היא כל היה יש אבל מה אם רק בין לפני כך אין הם אני מי עד זו היו",
        "cp1255 iso8859-8 cp862",
    ),
)
"""Languages of other alphabets that one byte holds."""
