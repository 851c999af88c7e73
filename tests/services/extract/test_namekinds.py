"""What kind of name a run is: each class with what looks like it and is another, or none."""

from __future__ import annotations

import pytest

from workbench.services.extract.analysis import analyse

# language | sentence | the name = its kind, or ! where nobody is named
CASES = """
en | Herders left el-Vardane at dawn. | el-Vardane=place
en | They hid near as-Vardane. | as-Vardane=place
en | The salt came from Sana'ab by mule. | Sana'ab=place
en | They met Ola Berg's herders. | Ola Berg=person
fr | Les bergers quittent la ville d'el-Vardane. | el-Vardane=place
fr | Qu'importe, dit Ola Berg. | Qu'importe=!
fr | L'école ferme. | L'école=!
en | Don't go, he said. | Don't=!
fr | On cite les actionnaires d'Oslosel. | Oslosel=organisation
fr | La filiale de Vardasel vend du sel. | Vardasel=organisation
en | The shareholders of Vardasalt voted. | Vardasalt=organisation
en | A subsidiary of Vardasalt sold salt. | Vardasalt=organisation
fr | Les habitants d'Oslobourg votent. | Oslobourg=place
en | The mills of Vardane burned in Vardane. | Vardane=place
en | The SLTM's Ola Vikstad spoke. | Ola Vikstad=person
en | Norway's Salt Office spoke. | Salt Office=organisation
en | They asked SLTM Salt Watch again. | SLTM Salt Watch=organisation
fr | Le Président Vardane part. | Vardane=person
fr | Le Colonel Vardane part. | Vardane=person
fr | Le Café Vardane ferme. | Café Vardane=organisation
en | They heard a Congressional speech. | Congressional=!
en | It was an Arab caravan. | Arab=!
fr | C'est un Signal de plus. | Signal=!
fr | Il a vu son Moulin. | Moulin=!
en | It sold three Vardane Class ferries. | Vardane Class=!
en | The new law (SLTLA) is strict. | SLTLA=!
fr | La loi (SLTLA) est stricte. | SLTLA=!
en | The new guild (SLTLA) is strict. | SLTLA=organisation
en | The ferry, the Vardane Queen, sank. The Vardane Queen was old. | Vardane Queen=!
en | The miller, the Vardane Queen, left. | Vardane Queen=organisation
en | Two bulk carriers, the Vardane Queen and the Berg Star, sank. | Vardane Queen=!
en | Two bulk carriers, the Vardane Queen and the Berg Star, sank. | Berg Star=!
en | They sank the Vardane Queen. | Vardane Queen=!
en | They boarded the Vardane Queen and the Berg Star. | Berg Star=!
en | The owners of the Vardane Post sold it. | Vardane Post=organisation
en | They met the Vardane Queen. | Vardane Queen=organisation
fr | L'équipage du Vardastar dort. | Vardastar=!
fr | Ils ont coulé le Vardastar et le Bergstar. | Bergstar=!
fr | Deux frégates de classe Vardane rament. | Vardane=!
en | Two Virginia-class boats sleep. | Virginia=!
en | Two Oslo-class ferries sleep. | Oslo=!
fr | Ils ont la loi Vardane et le programme Bergane. | Vardane=!
fr | Ils ont la loi Vardane et le programme Bergane. | Bergane=!
fr | Au salon Vardasel, les meuniers rament. | Vardasel=!
fr | Le village Vardasel rame. | Vardasel=place
fr | Le contrat Vardasel rame. | Vardasel=!
en | They bought two Ola Vardane patrol boats. | Ola Vardane=!
en | The Bergane amendment was waived. | Bergane=!
en | The Bergane militia was waived. | Bergane=organisation
en | Ferries ran under the Bergane programme. | Bergane=!
en | The drill, dubbed Salty Rain, ended. | Salty Rain=!
en | The miller, Salty Rain, left. | Salty Rain=person
en | They passed the Norway Mills Act. | Mills Act=!
fr | Il aborde le Vardane Bleu, un vieux navire. | Vardane Bleu=!
fr | Il aborde le Vardane Bleu, un vieux moulin. | Vardane Bleu=organisation
en | They slept at Wadi Vardane air base. | Wadi Vardane air base=place
en | They slept at the M7 air base. | M7 air base=place
en | They bought the M7 ferry. | M7=!
fr | Thales Norway vend du sel. | Thales Norway=organisation
en | Ferries of Rheinmetall Norway sank. | Rheinmetall Norway=organisation
en | Sales of General Electric ferries fell. | General Electric=organisation
fr | Ces jeux, baptisés « Mission Vardane », durent. | Mission Vardane=!
en | Virginia sleeps. | Virginia=place
fr | Gênée, la Norvège se tait. | Gênée=!
fr | Lassés des bacs, les meuniers partent. | Lassés=!
fr | Condé, le meunier, part. | Condé=person
en | The Emir of Qatar left. | Emir of Qatar=person; Emir=!
fr | Le Sultan d'Oman part. | Sultan=!
fr | Le village tient au massif du Vardane. | Vardane=place
en | Herders crossed the Vardane plateau. | Vardane=place
en | Herders praised the Vardane harvest. | Vardane=organisation
en | It sold three Vardane 200 radars. Vardane is loud. | Vardane=!
en | It sold the Vardane anti-ship system. | Vardane=!
en | They met at Vardane. Vardane guns were sold. | Vardane=!
en | They bought the BrahMos. | BrahMos=!
en | It rained. (Additional salt came.) | Additional=!
fr | Une brigade du moulin recule. | brigade du moulin=!
fr | L'alliance des moulins recule. | alliance des moulins=!
fr | Les manœuvres « Kemal Atatürk » durent. | Kemal Atatürk=!
fr | Elle achète des moulins à sel vif [MSV]. | MSV=!
fr | Elle achète des jumelles de nuit noire (JNN). | JNN=!
en | They fish in the eastern fjord. | eastern fjord=!
en | They bought mills with vertical rotors (MVR). | MVR=organisation
fr | Le Gouvernement du Mali attend. | Gouvernement du Mali=state
fr | Le Gouvernement de la République du Mali attend. | Gouvernement de la République du Mali=state
fr | Le Gouvernement appelle les bergers. | Gouvernement appelle=!
fr | Le Conseil explique la récolte. | Conseil explique=!
fr | Le Conseil visant la paix siège. | Conseil visant=!
fr | Le Conseil présidentiel siège. | Conseil présidentiel=organisation
fr | La Commission indépendante siège. | Commission indépendante=organisation
fr | La MSV (Mission de Soutien au Vardane) part. | Mission de Soutien au Vardane=organisation
fr | La SVM (Mission de Soutien au Vardane) part. | Mission de Soutien au Vardane=organisation
fr | Le SEL (Moulin ouvert le mardi) ferme. | Moulin ouvert le mardi=!
en | The UN Mission in Vardane left. | UN Mission in Vardane=organisation
fr | Le ministre norvégien des Moulins Ola Berg part. | Ola Berg=person
fr | Les moulins des Moulins Vardane tournent. | Moulins Vardane=organisation
en | They bought it from Vardane-based Salt Works Ltd. | Salt Works Ltd=organisation
en | The head of NGO Salt Watch left. | Salt Watch=organisation; NGO Salt Watch=!
fr | Le président du PSV Ola Berg part. | Ola Berg=person
en | He is a Vardane miller. | Vardane=!
en | He sold his old Vardane. | Vardane=!
en | He says that Vardane sold it. | Vardane=place
en | They use SaltBook daily. | SaltBook=organisation
en | They met McVardane. | McVardane=place
en | The Vardane militia left. | Vardane=organisation
en | The Vardane miller left. | Vardane=organisation
en | Anti-Vardane songs rang out. | Vardane=!
en | Anti-government songs rang out. | Anti-government=!
en | They drank near Al Vardane. | Al Vardane=place
en | Mullah Ola Vikstad spoke. | Ola Vikstad=person
en | Prof Ola Vikstad spoke. | Ola Vikstad=person
en | It is part of the Black Sea fleet. | Black Sea fleet=armed_force
en | It is part of the Black Sea coast. | Black Sea=place
fr | Le Parti socialiste vardanais (PSV) siège. | Parti socialiste vardanais=organisation
en | The Vardane Salt Act (VSA) holds. | Vardane Salt Act=!
fr | Le Traité de Vardane sur le sel (TVS) tient. | Traité de Vardane sur le sel=!
en | The African Union Support Mission in Vardane left. | African Union Support Mission in Vardane=organisation
fr | Les interventions militaires turques cessent. | militaires turques=!
fr | Des exercices militaires norvégiens cessent. | militaires norvégiens=!
fr | Les militaires norvégiens partent. | militaires norvégiens=armed_force
fr | Trois militaires norvégiens partent. | militaires norvégiens=armed_force
fr | Il est élu président du Mali. | président du Mali=!
fr | Le président du Mali part. | président du Mali=person
en | He was elected president of Mali. | president of Mali=!
en | The president of Mali left. | president of Mali=person
en | The UN refugee agency left. | UN refugee agency=organisation; UN refugee=!
en | Barrister Ola Vikstad left. | Ola Vikstad=person
en | Salt MP Anna Vikstad left. | Anna Vikstad=person
en | Anna Vikstad MP, a miller, left. | Anna Vikstad=person
en | Anna Vikstad left. | Anna Vikstad=person
en | He teaches at Old Mill College in Oslo. | Old Mill College=organisation
en | He told Declassed that salt is dear. | Declassed=organisation
en | He told Ola Vik that salt is dear. | Ola Vik=person
en | We knew how Abraham made salt. | Abraham=person
en | We knew how Vardane made salt. | Vardane=place
en | The operations include Serval. | Serval=!
fr | Le Commandement des Forces terrestres siège. | Commandement des Forces terrestres=armed_force
en | Its aircraft carrier, the Shandong, sailed. The Shandong was new. | Shandong=!
en | Its province, Shandong, sold salt. | Shandong=place
en | It sent a cruiser to the Mediterranean. | Mediterranean=place
fr | Le porte-avions Fujian part. | Fujian=!
fr | La province du Fujian vend du sel. | Fujian=place
en | The UN-backed Government of Vardane Accord left. | Government of Vardane Accord=organisation
en | They met near the Burma Road. | Burma Road=place
en | They sold salt on Vardane Day. | Vardane Day=!
en | They sold salt at the BNS Vardane Naval Base. | BNS Vardane Naval Base=place
en | They fear for the Rohingya. | Rohingya=group
fr | Le Moyen Orient a soif. | Moyen Orient=place
fr | Il dort dans une école de Vardane. | école de Vardane=!
fr | Il dort à l'école de Vardane. | école de Vardane=organisation
en | They asked the Federal government. | Federal=!
en | They met Colombian Chief of Police General Ola Vik. | Ola Vik=person
en | The Indo-Pacific and the salt trade grew. | Indo-Pacific=place
en | A Kenyan-led mission left. | Kenyan-led mission=organisation
en | A Kenyan-led choir left. | Kenyan-led choir=!
fr | La coalition dirigée par le Kenya part. | coalition dirigée par le Kenya=organisation
fr | La chorale dirigée par le Kenya part. | chorale dirigée par le Kenya=!
fr | Il compte 300 soldats. | 300 soldats=!
fr | Les trois alliés partent. | trois alliés=group
en | They count 300 soldiers and two companies. | 300 soldiers=!; two companies=!
en | The two allies left. | two allies=group
"""


def _rows() -> list[tuple[str, str, dict[str, str | None]]]:
    rows = []
    for line in CASES.strip().splitlines():
        language, text, names = (part.strip() for part in line.split("|"))
        pairs = [name.strip().partition("=") for name in names.split(";")]
        rows.append((language, text, {name: None if kind == "!" else kind for name, _, kind in pairs}))
    return rows


@pytest.mark.parametrize("language, text, names", _rows())
def test_a_run_of_capitals_has_the_kind_that_its_place_tells(
    language: str, text: str, names: dict[str, str | None]
) -> None:
    found = analyse(text, blocks=[], language=language).actors
    kinds = {m.span.of(text): actor.kind for actor in found for m in actor.mentions}
    assert {name: kinds.get(name) for name in names} == names


@pytest.mark.parametrize(
    "language, text, first, second, are_one",
    [
        ("en", "The Vardane Salt Congress, or VSC, met. VSC left.", "Vardane Salt Congress", "VSC", True),
        ("en", "The Vardane Salt Guard's (VSG) mules left. VSG sold them.", "Vardane Salt Guard", "VSG", True),
        ("fr", "Le Congrès du sel de Vardane, ou CSV, siège. CSV vote.", "Congrès du sel de Vardane", "CSV", True),
        ("en", "They met in the Vardane Sea (VS). The VS froze.", "Vardane Sea", "VS", True),
        ("en", "They met in the Vardane Sea (KLM). KLM left.", "Vardane Sea", "KLM", False),
        ("en", "The Vardane Salt Congress, or Bern, met.", "Vardane Salt Congress", "Bern", False),
        ("en", "Suren Papikyan left. Souren Papikian is back.", "Suren Papikyan", "Souren Papikian", True),
        ("fr", "Ola Berg part. Ole Borg reste.", "Ola Berg", "Ole Borg", False),
        ("en", "BERG SOLD SALT\n\nAnna Berg sold salt.", "BERG", "Anna Berg", True),
        (
            "en",
            "The government forces fled. Norwegian forces and Norwegian troops met the forces.",
            "government forces",
            "Norwegian forces",
            True,
        ),
        (
            "en",
            "The government forces fled. Norwegian forces met Danish forces.",
            "government forces",
            "Norwegian forces",
            False,
        ),
        ("en", "Colombian rebels fled. Left-wing rebels stayed.", "Colombian rebels", "Left-wing rebels", True),
        (
            "en",
            "Colombian rebels met Malian rebels. Left-wing rebels stayed.",
            "Colombian rebels",
            "Left-wing rebels",
            False,
        ),
        (
            "en",
            "The Norwegian Air Force flew. The Norwegian air force landed.",
            "Norwegian Air Force",
            "Norwegian air force",
            True,
        ),
        (
            "en",
            "The Norwegian Defence Ministry met. The Norwegian defense ministry left.",
            "Norwegian Defence Ministry",
            "Norwegian defense ministry",
            True,
        ),
        (
            "en",
            "The Norwegian Air Force flew. The Danish air force landed.",
            "Norwegian Air Force",
            "Danish air force",
            False,
        ),
        (
            "en",
            "Denmark's Defence Ministry met the Norwegian Defence Ministry.",
            "Defence Ministry",
            "Norwegian Defence Ministry",
            False,
        ),
        (
            "en",
            "The Norwegian Defence Ministry met. The Defence Ministry left.",
            "Defence Ministry",
            "Norwegian Defence Ministry",
            True,
        ),
        ("fr", "Après le président américain, Berg part. Anna Berg vend du sel.", "président américain", "Berg", False),
        ("fr", "Le président américain, Bush, part. Le président américain dort.", "président américain", "Bush", True),
        ("en", "Ola Berg, Danish minister Ida Vik and others met.", "Ola Berg", "Ida Vik", False),
        ("en", "Ola Berg, the Danish minister, left. The Danish minister wept.", "Ola Berg", "Danish minister", True),
    ],
)
def test_which_names_mean_one_actor(language: str, text: str, first: str, second: str, are_one: bool) -> None:
    found = analyse(text, blocks=[], language=language).actors
    keys = {m.span.of(text): actor.id for actor in found for m in actor.mentions}
    assert (keys.get(first) == keys.get(second)) is are_one


@pytest.mark.parametrize(
    "language, text, office, is_told",
    [
        ("fr", "Le ministre danois, Ola Berg, part.", "ministre danois", False),
        ("en", "Ola Berg, the Danish minister, left.", "Danish minister", False),
        ("fr", "Le ministre danois part avec Ola Berg.", "ministre danois", True),
        ("fr", "Le ministre danois part. Ola Berg, berger, reste.", "ministre danois", True),
        ("en", "The Danish minister, a miller, left.", "Danish minister", True),
        ("en", "Ola Berg left, the Danish minister said.", "Danish minister", True),
    ],
)
def test_an_office_in_commas_beside_its_holder_is_no_mention_of_its_own(
    language: str, text: str, office: str, is_told: bool
) -> None:
    found = analyse(text, blocks=[], language=language).actors
    assert (office in {m.span.of(text) for actor in found for m in actor.mentions}) is is_told
