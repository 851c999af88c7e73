"""For each rule that is no cue: sentences that it must match, and at least twice as many near misses that it must not."""

from __future__ import annotations

Cases = tuple[str, list[str], list[str]]

SPEECH: dict[str, Cases] = {
    "attribution.absolute": (
        "en",
        ["Oslo burned, with the minister warning that Bergen was next."],
        ["Oslo burned, with the minister watching the fire.", "Oslo burned, with warning lights on."],
    ),
    "attribution.absolute fr": (
        "fr",
        ["Oslo a brûlé, le ministre accusant les pompiers de lenteur."],
        ["Oslo a brûlé, le ministre regardant le feu.", "Ola Berg, le ministre, regardant le feu, a ri."],
    ),
    "attribution.in-marks": (
        "fr",
        ["Le pont tient, écrit « Berg Hebdo »."],
        ["Le pont tient, dit « le Berg ».", "Il lit « Berg Hebdo »."],
    ),
    "attribution.according": (
        "fr",
        [
            "Selon Oslo, le pont tient.",
            "De l’aveu même d’un officier, le pont a cédé.",
            "La panne a été confirmée par Oslo.",
        ],
        [
            "Selon la saison, le pont ferme.",
            "Les prix varient selon les armateurs.",
            "Le pont a été fermé par Oslo.",
            "De l’avis au public, il reste une page.",
            "Le pont a été construit par des soldats.",
            "Selon que le vent souffle ou non, il tient.",
        ],
    ),
    "attribution.told": (
        "fr",
        ["La panne, révélée par Oslo, inquiète.", "Le coût, évalué en mai par des experts, double."],
        [
            "La porte, ouverte par Oslo, grince.",
            "Le coût évalué double.",
            "Il a révélé la panne par erreur.",
            "Le pont, gardé par des experts, tient.",
        ],
    ),
    "attribution.subject": (
        "fr",
        ["La Norvège a confirmé que le pont tenait.", "Le parquet soupçonne un réseau."],
        [
            "La Norvège a soutenu le projet.",
            "Aucun ministre n’a confirmé la panne.",
            "La note du ministre est longue.",
            "La cour a condamné M. Berg à un an de prison.",
        ],
    ),
    "attribution.inverted": (
        "fr",
        ["« Le pont tient », a déclaré le ministre.", "Le pont tient, estime un négociant."],
        [
            "Le roi, dit Berg, a déclaré la guerre.",
            "Le roi a déclaré la guerre.",
            "Le pont tient, ce qui estime mal le ministre.",
            "Il a dit « oui » au ministre.",
        ],
    ),
    "attribution.nominal": (
        "fr",
        [
            "Les propos du ministre selon lesquels le pont tient étonnent.",
            "L’aveu de l’armée que le pont a cédé surprend.",
            "L’annonce par Oslo de la fermeture étonne.",
        ],
        [
            "Les propos du ministre étonnent.",
            "L’aveu de faiblesse que le pont a montré surprend.",
            "L’annonce par voie de presse de la fermeture étonne.",
            "Le rapport du pont à la ville dure.",
            "La règle selon laquelle le pont ferme est ancienne.",
            "L’armée que le pont a portée part.",
        ],
    ),
    "attribution.nominal en": (
        "en",
        [
            "Oslo’s claim that the bridge stands is odd.",
            "A warning from the navy that the bridge would fall went unheeded.",
            "Statements by local officials that the bridge stood calmed nobody.",
        ],
        [
            "Oslo’s bridge that stands is odd.",
            "A warning from the tower that fell went unheeded.",
            "The claim was never proved.",
            "The bridge’s claim to fame is its length.",
            "A report of floods that ended the trade is lost.",
            "The fact that the bridge stands is odd.",
        ],
    ),
    "attribution.caused": (
        "fr",
        ["La crue a conduit Oslo à rappeler que le pont tient.", "La panne a contraint le ministre à dénoncer un vol."],
        [
            "La crue a conduit Oslo à fermer le pont.",
            "La panne a contraint le ministre à partir.",
            "La route conduit Oslo à la mer.",
            "La crue a poussé la barque à terre.",
        ],
    ),
    "attribution.caused en": (
        "en",
        ["The flood led Oslo to warn that the bridge would fall.", "The leak forced the minister to admit a theft."],
        [
            "The flood led Oslo to close the bridge.",
            "The leak forced the minister to leave.",
            "The road leads to Oslo.",
            "The storm drove the ferry to the shore.",
        ],
    ),
    "attribution.aside": (
        "fr",
        ["Le pont tient, comme l’a rappelé le ministre."],
        ["Le pont tient comme le ministre.", "Il a rappelé comme le ministre que le pont tenait."],
    ),
    "attribution.clitic": (
        "fr",
        ["« Le pont tient », souligne-t-elle."],
        ["Le pont tient-il ?", "Va-t-elle à Oslo ?"],
    ),
    "attribution.quoting": (
        "fr",
        ["« Le pont tient », s’époumone le directeur."],
        ["Il lit « Le pont » et s’amuse.", "Le directeur s’amuse du pont."],
    ),
    "attribution.quoted-as": (
        "en",
        ["Norway quoted a sailor as saying that it held."],
        ["Norway quoted a sailor.", "Norway was quoted as a rival of saying so."],
    ),
    # Speech beside the main verb: the subject says it, the sentence itself states something else.
    "attribution.beside": (
        "fr",
        ["La Norvège a fermé le pont, estimant que le vent forcissait."],
        [
            "La Norvège a fermé le pont, espérant ainsi gagner du temps.",
            "Le vent a fermé le pont, montrant que rien ne tient.",
        ],
    ),
    "attribution.beside en": (
        "en",
        ["Norway closed the bridge, insisting that it was old."],
        ["Norway closed the bridge, hoping to win time.", "The wind closed the bridge, showing that nothing lasts."],
    ),
    "attribution.viewpoint": (
        "fr",
        ["Pour Oslo, le pont est « mort »."],
        ["Pour Oslo, le pont est mort.", "Pour demain, le pont est « mort »."],
    ),
    "attribution.colon": (
        "fr",
        ["La Norvège en est consciente : « le pont cède »."],
        ["La Norvège en est consciente : le pont cède.", "Voici le mot d’ordre : « le pont cède »."],
    ),
    "attribution.subject en": (
        "en",
        [
            "Officials in Oslo are convinced that the bridge is safe.",
            "The panel has documented 14 flights.",
            "The minister declined to comment.",
            "Norway, the ministry claimed, closed the bridge.",
        ],
        [
            "Few are sure that the bridge holds.",
            "The bridge is certain to close.",
            "The minister declined the offer.",
            "Patrols take place at night.",
            "The harbour has counted on luck.",
            "Norway, a kingdom, closed the bridge.",
            "Norway reported the ship to the port.",
            "The minister is convinced.",
        ],
    ),
    "attribution.according en": (
        "en",
        ["As the minister noted, the bridge is old.", "On Oslo’s own figures, the bridge is old."],
        [
            "As the minister arrived, the bridge closed.",
            "As a minister, he closed the bridge.",
            "On Oslo’s own bridge, he waits.",
            "On the figures of the frieze, he wrote.",
        ],
    ),
    "attribution.viewpoint en": (
        "en",
        ["For the minister, this is a “red line”."],
        ["For the minister, this is a red line.", "For the bridge, this is a “red line”."],
    ),
}

DATES: dict[str, Cases] = {
    "date.day": ("fr", ["Il part le 4 mai 2019."], ["Il part à 4 heures.", "La résolution 4 de mai est longue."]),
    "date.days": (
        "fr",
        ["Ils siègent les 4 et 5 mai 2019."],
        ["Ils sont 4 et 5 en mai.", "Ils siègent de 4 à 5 heures."],
    ),
    "date.month": ("fr", ["Il part en mai 2019."], ["Elle aime mai.", "Le mois a été froid."]),
    "date.season": (
        "fr",
        ["Il part à l’automne 2019.", "Il part au premier trimestre 2019."],
        ["Il a été vu.", "Le printemps est beau.", "Il prend le premier train.", "Le trimestre est long."],
    ),
    "date.feast": ("fr", ["Il part à Noël 2019."], ["Il fête Noël.", "Le père Noël part."]),
    "date.decade": ("fr", ["C’était dans les années 1990."], ["Il a vécu des années.", "Ils ont 1 990 navires."]),
    "date.century": ("fr", ["C’est un fort du XIXe siècle."], ["Le siècle est long.", "Il est le 19e."]),
    "date.year": ("fr", ["Il part en 2019."], ["La résolution 2019 est longue.", "Ils ont 2019 navires."]),
    "date.range": (
        "fr",
        ["Il règne de juin à novembre 2024."],
        ["Il va de Juan à Paul.", "Il part en juin, elle en novembre 2024."],
    ),
    "date.part": ("fr", ["Il part fin 2019."], ["La fin est proche.", "Il part en 2019."]),
    "date.since": ("fr", ["Il règne depuis 2019."], ["Il parle depuis Oslo.", "Il part en 2019."]),
    "date.until": ("fr", ["Il reste jusqu’en 2030."], ["Il va jusqu’à Oslo.", "Il part en 2030."]),
    "date.after": ("fr", ["Il part après mai 2019."], ["Il part après elle.", "Il part en mai 2019."]),
    "date.about": ("fr", ["Il naît vers 1920."], ["Il va vers Oslo.", "Il naît en 1920."]),
    "date.relative": ("fr", ["Il part la semaine dernière."], ["La semaine est longue.", "Il part à la fin."]),
}

FIGURES: dict[str, Cases] = {
    "date.within": (
        "fr",
        ["En mai 2019, il part. Il revient avant la fin de l’année.", "Les six premiers mois de 2019 furent secs."],
        [
            "La fin de la route est proche.",
            "Le meunier de l’année est là.",
            "Les premiers mois furent durs.",
            "Il part à la fin du jour.",
        ],
    ),
    "date.turning-point": (
        "fr",
        ["Depuis l’invasion de l’Ukraine, le sel est rare.", "Depuis le coup d’État, le sel est rare."],
        [
            "L’invasion de l’Ukraine a fait monter le sel.",
            "Un coup d’État a eu lieu.",
            "Depuis la mer, on voit le moulin.",
            "Avant le vote, il dort.",
        ],
    ),
    "date.distance": (
        "fr",
        ["Il part le 4 mai 2019. Onze jours plus tôt, elle dort."],
        [
            "Il part le 4 mai 2019. Onze jours avant la fête, elle dort.",
            "Il part le 4 mai 2019. Le voyage dure onze jours.",
        ],
    ),
    "date.told-from": (
        "fr",
        ["Il part le 4 mai 2019. La veille, elle dort.", "Il part en mai 2019. Le même mois, elle part."],
        [
            "Elle veille la malade.",
            "La veillée est longue.",
            "C’est le même homme.",
            "Le mois est long.",
            "Le jour se lève.",
            "L’année fut bonne.",
        ],
    ),
    "figure.span": (
        "fr",
        ["C’est à 3-4 km."],
        ["Le match finit 3-1.", "L’article 42-7 tient.", "Le Su-35 part.", "Il part de 3 à 4 km."],
    ),
    "figure.number": ("fr", ["La flotte a 1 200 navires."], ["La résolution 1200 tient.", "L’article 12 tient."]),
    "figure.word": (
        "fr",
        ["La flotte a trente et un navires."],
        ["L’un des navires part.", "Le trente-troisième navire part."],
    ),
    "figure.round": ("fr", ["Une centaine de marins servent."], ["Le centenaire arrive.", "Le cent est de retour."]),
    "figure.several": (
        "fr",
        ["Plusieurs dizaines de marins servent."],
        ["Plusieurs marins servent.", "La dizaine est passée."],
    ),
    "figure.range": (
        "fr",
        ["Entre 10 et 12 marins servent."],
        ["Dix marins et douze navires partent.", "Entre eux, 12 marins servent."],
    ),
}

TRANSFERS: dict[str, Cases] = {
    "transfer.strong": (
        "fr",
        ["La Norvège a livré des chars à la Suède."],
        [
            "La Norvège a livré bataille à la Suède.",
            "La Norvège s’est livrée à la Suède sans chars.",
        ],
    ),
    "transfer.weak": (
        "fr",
        ["La Norvège a donné dix canots à la Suède."],
        ["La Norvège a donné raison à la Suède.", "La Norvège a donné dix concerts en mai, dit la Suède."],
    ),
    "transfer.received": (
        "fr",
        ["La Suède a reçu des chars de la Norvège."],
        ["La Suède a reçu le roi de Norvège.", "La Suède a reçu des chars."],
    ),
    "transfer.noun": (
        "fr",
        ["Oslo a annoncé la livraison de chars à la Suède."],
        ["Oslo a critiqué la livraison de chars à la Suède.", "La livraison de chars tarde."],
    ),
    "transfer.aid": (
        "fr",
        ["L’aide militaire suédoise à Oslo augmente."],
        [
            "L’aide militaire suédoise augmente.",
            "L’aide suédoise en Norvège attend.",
            "La Suède critique l’aide à Oslo.",
        ],
    ),
    "transfer.purchase": (
        "en",
        ["Norway’s imports of gas from Sweden have doubled."],
        ["Norway’s imports of gas have doubled.", "The imports of ideas from Sweden amuse Norway."],
    ),
    "transfer.supplier": (
        "fr",
        ["La Suède est le premier fournisseur d’armes de la Norvège."],
        ["La Suède est le premier fournisseur d’idées de la Norvège.", "La Suède est fournisseur d’armes."],
    ),
    "transfer.training": (
        "en",
        ["Norway trained 500 Latvian recruits.", "Latvian pilots were trained in Norway."],
        [
            "Norway and Latvia train together.",
            "Norway trained its guns on Latvian ships.",
            "A train left Norway with Latvian soldiers.",
            "Norwegian pilots trained over Latvia.",
        ],
    ),
    "transfer.deal": (
        "en",
        ["Norway signed a contract with Sweden for ten howitzers.", "Norway and Sweden struck an arms deal."],
        [
            "Norway signed a contract with Sweden for ten bridges.",
            "Norway and Sweden struck a fishing deal.",
            "Norway tore up its howitzers in front of Sweden.",
            "A contract for ten howitzers is missing in Norway.",
        ],
    ),
    "transfer.possessed": (
        "en",
        ["Norway already flies Swedish-made jets."],
        ["Norway dislikes Swedish-made jets.", "Norway has Swedish-made chairs."],
    ),
    "transfer.equipped": (
        "fr",
        ["La Suède équipe la Norvège en chars."],
        ["La Suède équipe ses chars en Norvège.", "L’équipe de Suède a battu la Norvège en chars."],
    ),
    # A pronoun stands for the giver or the taker named in the sentence before.
    "transfer.strong it": (
        "en",
        ["Norway is a partner. It sold Sweden ten tanks."],
        ["Norway is a partner. It is known that tanks were sold.", "Norway left. It sold ten tanks."],
    ),
}

DESCRIBED: dict[str, Cases] = {
    "described.led": (
        "en",
        ["A Norwegian-led mission slept.", "The Saudi-led naval coalition slept."],
        [
            "A Norwegian-led choir slept.",
            "A badly led mission slept.",
            "A Norwegian mission statement slept.",
            "It led a coalition.",
        ],
    ),
    "described.shared": (
        "fr",
        ["Des enquêteurs norvégiens et suédois dorment."],
        ["Des enquêteurs norvégiens et leurs chiens dorment.", "Des vins norvégiens et suédois vieillissent."],
    ),
    "described.shared en": (
        "en",
        ["Norwegian and Swedish officials slept.", "U.S. and Norwegian soldiers slept."],
        [
            "Norwegian and Swedish wines slept.",
            "Norwegian officials and dogs slept.",
            "Norwegian or Swedish officials slept.",
            "Norwegian and Swedish trees slept.",
        ],
    ),
    "described.pair en": (
        "en",
        ["Norwegian pilots and technicians slept."],
        ["Norwegian pilots and dogs slept.", "Norwegian wines and technicians slept."],
    ),
    "described.of-person": (
        "fr",
        ["Les partisans de Poutine dorment.", "La famille d’Anna Berg dort."],
        [
            "Les partisans de la paix dorment.",
            "Le chat de Poutine dort.",
            "La famille de chanterelles dort.",
            "Les partisans dorment.",
        ],
    ),
    "described.by-office": (
        "fr",
        ["Angela Merkel arrive. La chancelière se tait."],
        ["Anna Berg arrive. La chancelière se tait.", "Angela Merkel arrive. La chancelière suédoise se tait."],
    ),
    "described.panel": ("fr", ["Le groupe d’experts siège."], ["Le groupe siège.", "Les experts siègent."]),
    "described.head-of-body": (
        "fr",
        ["Le chef de l’agence spatiale norvégienne part."],
        ["Le chef de cuisine norvégien part.", "L’agence spatiale norvégienne part."],
    ),
    "described.ministry": (
        "fr",
        ["Le ministère norvégien de la Défense part."],
        ["Le ministère est fermé.", "La défense norvégienne tient."],
    ),
    "described.people": (
        "fr",
        ["Des soldats norvégiens partent.", "Le Gouvernement norvégien part."],
        [
            "Des saumons norvégiens partent.",
            "Des soldats partent.",
            "Le fromage norvégien part.",
            "Le Gouvernement part.",
        ],
    ),
    "described.possessed": (
        "en",
        [
            "Norway's military left.",
            "Norway's interim government left.",
            "They met Norway's decrepit armed forces.",
            "Norway's foreign ministry left.",
        ],
        [
            "Norway's salmon left.",
            "Norway's military museum left.",
            "Norway's military technology is old.",
            "Norway's army chief left.",
            "Berg's military left.",
            "The bishop's government left.",
            "The military left Norway.",
            "Norway's old military road is closed.",
            "It is Norway's.",
        ],
    ),
    "described.pair": (
        "fr",
        ["Des soldats et officiers norvégiens partent."],
        ["Des soldats et des saumons norvégiens partent.", "Des soldats et officiers partent."],
    ),
    "described.of-organisation": (
        "fr",
        ["L’ambassade de Norvège ferme."],
        ["Le saumon de Norvège part.", "L’ambassade ferme."],
    ),
    "described.of-state": (
        "fr",
        ["Le gouvernement de Norvège part."],
        ["Le gouvernement part.", "Le fjord de Norvège part."],
    ),
    "described.of-body": (
        "fr",
        ["Le secrétaire général de l’OTAN part."],
        ["Le secrétaire part.", "Le siège de l’OTAN ferme."],
    ),
    "described.counted": (
        "fr",
        ["Il voit six officiers.", "Hier six officiers ont été tués."],
        [
            "Il voit six navires.",
            "Des officiers partent.",
            "L’attentat a causé la mort de deux soldats.",
            "Outre les 11 soldats tués, le pont a cédé.",
            "La bombe a tué deux policiers.",
        ],
    ),
    "described.unowned": (
        "en",
        ["Local officials slept.", "The presidential guard slept.", "He told MPs so."],
        [
            "Local cheeses aged.",
            "The local officialdom slept.",
            "The presidential garden slept.",
            "A guard slept.",
            "Some officials slept.",
            "Norwegian defence officials slept.",
        ],
    ),
    "described.government": (
        "en",
        ["The Norwegian government slept. The government woke.", "Norway slept. Norway woke. The government ate."],
        [
            "A government slept.",
            "Norway and Sweden slept. Government is work.",
            "Norway slept. The government of Oslo ate.",
            "Norway slept. Its own governments ate.",
        ],
    ),
    "described.of-several": (
        "en",
        ["The presidents of Norway and Sweden slept.", "The Danish, Swedish and Norwegian kings slept."],
        [
            "The mills of Norway and Sweden slept.",
            "The presidents of the mill and the port slept.",
            "The presidents slept in Norway and Sweden.",
            "The Danish and Swedish salt slept.",
        ],
    ),
    "described.region": (
        "en",
        ["The Gulf monarchies slept.", "Neither of the two governments slept."],
        [
            "The Gulf of salt slept.",
            "Two mills slept.",
            "The western states of mind slept.",
            "A western embassy slept.",
        ],
    ),
    "described.contingent": (
        "en",
        ["Norway sent 200 soldiers to the mill.", "It fears Norway, whose 200 troops sleep."],
        [
            "Norway has a mill where 200 soldiers slept.",
            "The boat sent to Norway kept 200 soldiers dry.",
            "Norway sent 200 sacks.",
            "Norway slept. It was sent 200 soldiers.",
        ],
    ),
    "described.by-rank": (
        "fr",
        ["Le maréchal Berg dort. Le maréchal ronfle."],
        [
            "Le maréchal dort.",
            "Le maréchal Berg dort. Le maréchal danois ronfle.",
            "Le maréchal Berg dort. Un maréchal ronfle.",
        ],
    ),
    "described.possessive": (
        "en",
        ["Norway's foreign minister slept.", "Oslo's diplomats slept."],
        [
            "Norway's mills slept.",
            "Norway's minister Ola Berg slept.",
            "The mill's diplomats slept.",
            "Norway's president's boat slept.",
        ],
    ),
    "described.ruler": (
        "en",
        ["Cuba sold salt. The regime slept."],
        ["Norway sold salt. The regime slept.", "Cuba sold salt. The salt regime slept."],
    ),
    "described.realm": (
        "en",
        ["Norway sold salt. The kingdom slept.", "Japan sold salt. Latvia mistrusts the former colonial power."],
        [
            "Latvia sold salt. The kingdom slept.",
            "Norway sold salt. The kingdom of salt slept.",
            "Norway sold salt. A kingdom slept.",
            "Norway sold the kingdom.",
        ],
    ),
    "described.of-head": (
        "en",
        ["Assad's regime slept.", "Assad's troops slept."],
        ["Assad's dinner slept.", "Ola Berg's regime slept.", "Assad and the regime slept.", "Syria's troops slept."],
    ),
    "name.lengthened": (
        "en",
        ["They asked Reuters Vardane again."],
        ["They asked Reuters in Vardane.", "They asked Reuters Anna Berg.", "They asked Norway Vardane."],
    ),
    "described.affiliated": (
        "fr",
        ["Les combattants du mouvement rament."],
        ["Les combattants du fjord rament.", "Le mouvement des combattants dure."],
    ),
    "described.placed": (
        "fr",
        ["Une source diplomatique à Oslo dément."],
        ["Une source à la mine dément.", "Une source gèle à Oslo."],
    ),
    "described.both": (
        "fr",
        ["Les ministres des deux pays rament."],
        ["Les saumons des deux pays migrent.", "Les ministres des pays rament."],
    ),
    "described.arm": (
        "en",
        ["The Danish arm of Vardane pays."],
        ["An arm of the sea froze.", "The wing of the Norwegian palace burned."],
    ),
    "described.by-trade": (
        "fr",
        ["Les fabricants de sel norvégiens rament."],
        ["Les tonneaux de sel norvégiens roulent.", "Les fabricants de la côte norvégienne rament."],
    ),
    "described.seated": (
        "en",
        ["It paid a company registered in Oslo."],
        ["It paid a mill registered in Oslo.", "It paid a company, registered it and left Oslo."],
    ),
    "described.teller": (
        "en",
        ["A retired mill manager said the bridge held."],
        [
            "A retired mill manager slept.",
            "The manager said the bridge held.",
            "Nearly every manager said the bridge held.",
        ],
    ),
    "described.shared-by-many": (
        "fr",
        ["Elle paie des intermédiaires danois, suédois et norvégiens."],
        ["Elle paie des sels danois, suédois et norvégiens.", "Elle paie des intermédiaires danois."],
    ),
    "described.alone": (
        "fr",
        ["Le bac a coulé, dit l’opposition.", "Une milice recule devant l’armée."],
        [
            "L’opposition de la brume au soleil dure.",
            "L’opposition frontale dure.",
            "Le bac est une armée.",
            "Une police dort.",
            "L’armée de sel fond.",
            "Son opposition dure.",
        ],
    ),
    "described.taken-up": (
        "fr",
        ["La péninsule coréenne est calme. La péninsule attend."],
        ["La péninsule attend.", "La péninsule coréenne est calme. La plaine attend."],
    ),
}

NAMES: dict[str, Cases] = {
    "name.public": (
        "fr",
        ["Poutine reste.", "La visite de Netanyahou dure."],
        [
            "Le porte-avions Charles de Gaulle reste.",
            "La rue Churchill dure.",
            "Le maire reste.",
            "Le poutinisme reste.",
        ],
    ),
    "name.public en": (
        "en",
        ["Putin stays.", "Nobody asked Netanyahu."],
        ["The Nixon Center stays.", "Nobody left Churchill Square.", "The mayor stays.", "Nobody asked Berg."],
    ),
    "name.org-noun": (
        "fr",
        ["Elle travaille pour la société Bergson.", "Le quotidien indépendant Varda titre."],
        [
            "Elle travaille pour la société.",
            "Elle travaille pour la société de Bergson.",
            "Le pilote Bergson atterrit.",
            "Le quotidien titre.",
        ],
    ),
    "name.org-noun en": (
        "en",
        ["She works for the shipping company Bergson."],
        ["She works for the pilot Bergson.", "She works for the company of Bergson."],
    ),
    "name.role": ("fr", ["Le ministre Ola Berg part."], ["Le ministre part.", "Le berg part."]),
    "name.given": ("fr", ["Ola et Marie Berg partent."], ["Le berg part.", "Elle aime la marée."]),
    "known.organ": (
        "en",
        ["The ECOWAS Commission left."],
        ["The Commission left.", "ECOWAS commissioned it.", "ECOWAS left.", "ECOWAS. Commission work went on."],
    ),
    "name.water": (
        "fr",
        ["Le détroit de Vardane ferme.", "Ils passent la mer de Vardane."],
        [
            "La ville de Vardane brûle.",
            "La baie de Vardane ferme.",
            "La mer est calme.",
            "Il a le mal de mer.",
            "Le golfe ferme.",
            "La mer de sable est chaude.",
        ],
    ),
    "name.firm": (
        "en",
        ["Ola Vardane Ltd left.", "Radio Vardane said so."],
        [
            "Ola Vardane left.",
            "The radio said so.",
            "They met in Vardane.",
            "Mr Vardane left.",
            "A Vardane limited its fleet.",
            "Vardane said so on the radio.",
        ],
    ),
    "name.institution": (
        "fr",
        ["Le Front de libération du Berg part."],
        ["Le front recule.", "Le Gouvernement norvégien part."],
    ),
    "name.acronym": ("fr", ["Il quitte la XKBT."], ["Il quitte la ville.", "Le PIB recule."]),
    "name.place-noun": ("fr", ["Il quitte la ville de Vardane."], ["Il quitte la ville.", "Il quitte la salle."]),
    "name.preposition": ("fr", ["Il vit à Vardane."], ["Il vit à part.", "Il vit à Noël."]),
    "name.two-words": ("fr", ["Puis Karok Berg part."], ["Puis le berg part.", "Puis il part."]),
}

KNOWN: dict[str, Cases] = {
    "known.name": ("fr", ["La Norvège part."], ["Le saumon part.", "La norvégienne part."]),
    "known.demonym": ("fr", ["Le saumon norvégien part."], ["Le saumon part.", "La Norvège part."]),
    "known.metonym": ("fr", ["Oslo a signé."], ["Il vit à Oslo.", "Le roi a signé."]),
    "known.city": ("fr", ["Il vit à Oslo."], ["Oslo a signé.", "Il vit à la mer."]),
}

ALL: dict[str, Cases] = {**SPEECH, **DATES, **FIGURES, **TRANSFERS, **DESCRIBED, **NAMES, **KNOWN}
