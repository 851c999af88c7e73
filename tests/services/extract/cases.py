"""Sentences that each cue rule must match, and at least twice as many that it must leave alone."""

from __future__ import annotations

FRENCH: dict[str, tuple[list[str], list[str]]] = {
    "doubtful.question": (
        ["Qui a fermé le pont ?"],
        ["Il sait qui a fermé le pont.", "Il a dit « pourquoi ? » au maire."],
    ),
    "reported.official": (
        ["Officiellement, le pont est ouvert."],
        ["Le pont a été officiellement ouvert.", "Un officiel ouvre le pont."],
    ),
    "hypothetical.such": (
        ["Une telle rupture coûterait cher.", "Une fermeture ruinerait le port."],
        [
            "Une telle rupture coûte cher.",
            "Une fermeture pourrait ruiner le port.",
            "Le pont coûterait cher.",
            "Une fermeture aurait eu lieu.",
        ],
    ),
    "possible.pouvoir": (
        ["Le barrage pourrait céder."],
        ["Le barrage ne pourrait céder.", "Le barrage a cédé."],
    ),
    "possible.peut": (
        ["Le barrage peut céder."],
        ["La réponse ne peut être que ferme.", "Il y viendra peut-être."],
    ),
    "possible.adverb": (["Le pont sera éventuellement fermé."], ["Le pont sera fermé.", "Un éventuel pont attend."]),
    "possible.seem": (["Le pont semble solide."], ["Le pont ressemble au nôtre.", "Le pont est solide."]),
    "possible.risk": (["Le pont risque de céder."], ["Le pont prend un risque.", "Les risques diminuent."]),
    "possible.impersonal": (
        ["Il n’est pas exclu que le pont cède."],
        ["Le pont est exclu du plan.", "Le club exclut deux membres."],
    ),
    "possible.adjective": (
        ["Un éventuel retrait inquiète."],
        ["Le retrait inquiète.", "Il agit en puissance."],
    ),
    "probable.adverb": (["Le pont a probablement cédé."], ["Le pont a cédé.", "La cause est probable."]),
    "probable.predicate": (["Une rupture est probable."], ["Une rupture est peu probable.", "Une cause a été vue."]),
    "planned.apprêter": (
        ["La ville s’apprête à fermer le pont."],
        ["La ville apprête le cuir.", "La ville est prête."],
    ),
    "planned.devoir": (["Le pont devrait ouvrir."], ["Le pont a dû ouvrir.", "Le devoir appelle."]),
    "planned.intend": (
        ["La ville envisage de fermer le pont.", "La visite est prévue en mai."],
        ["La ville a vu son pont.", "Il compte sur elle.", "Le compte est bon.", "La loi prévoit une amende."],
    ),
    "planned.scheduled": (
        ["La visite prévue en mai inquiète."],
        ["La visite de mai inquiète.", "Une visite imprévue a lieu."],
    ),
    "planned.aller": (["Le pont va fermer."], ["Le maire va à Rome.", "Tout va bien."]),
    "planned.future": (["Le pont fermera."], ["Un opéra de Verdi.", "Il tira deux fois."]),
    "planned.adjective": (["Le futur pont divise."], ["Le pont divise.", "Elle y pense."]),
    "doubtful.predicate": (
        ["Le bilan reste incertain.", "Rien ne prouve ce lien."],
        ["Le bilan est lourd.", "Le bilan est certain.", "Rien ne va.", "Cela ne fait aucun doute."],
    ),
    "doubtful.wonder": (
        ["La ville s’interroge sur ce pont."],
        ["La ville interroge un témoin.", "Il demande un pont."],
    ),
    "doubtful.adjective": (["La prétendue panne a duré."], ["Il prétend le contraire.", "La panne a duré."]),
    "denied.never": (
        ["Le pont n’a jamais cédé."],
        ["Le pont ne sert que le dimanche.", "Le pont a cédé."],
    ),
    "denied.none": (["Aucun pont n’a cédé."], ["Sans aucun pont, la ville vit.", "Le pont a cédé."]),
    "divergent.information": (
        ["Les versions restent contradictoires."],
        ["Les intérêts des deux voisins divergent.", "Ils ont deux versions du plan."],
    ),
    "hypothetical.case": (
        ["En cas de crue, le pont fermera."],
        ["C’est un cas de crue.", "Le cas est clos."],
    ),
    "conditional.generic": (["Le pont, dit-on, a cédé."], ["On dit non.", "Il le dit."]),
}

ENGLISH: dict[str, tuple[list[str], list[str]]] = {
    "doubtful.question": (
        ["Who closed the bridge?"],
        ["He knows who closed the bridge.", "He said “why?” to the mayor."],
    ),
    "reported.official": (
        ["Officially, the bridge is open."],
        ["The bridge was officially opened.", "Officials opened the bridge."],
    ),
    "hypothetical.would": (
        ["A closure would ruin the port."],
        ["A closure will ruin the port.", "The port would later close.", "The mayor would not comment."],
    ),
    "denied.yet": (
        ["The bridge has yet to open."],
        ["Yet the bridge holds.", "His claim has yet to be proven.", "The bridge has opened."],
    ),
    "possible.modal": (["The dam may fail."], ["The dam failed in May.", "The dam failed."]),
    "possible.modal-not": (["The dam might not hold."], ["The dam did not hold.", "Its might was spent."]),
    "possible.can": (["The dam can fail."], ["The dam cannot fail.", "A tin can fell."]),
    "possible.adverb": (["The dam has perhaps failed."], ["The dam has failed.", "A possible breach was seen."]),
    "possible.seem": (["The dam seems safe."], ["The seam is safe.", "The dam is safe."]),
    "possible.impersonal": (["A breach is possible."], ["A breach is visible.", "The court ruled."]),
    "possible.adjective": (["A possible breach worries them."], ["A breach worries them.", "They possibly left."]),
    "probable.adverb": (["The dam probably failed."], ["The dam failed.", "An improbable dam failed."]),
    "probable.predicate": (["A breach is probable."], ["A breach is visible.", "The cause was found."]),
    "planned.intend": (["The town plans to close it."], ["The town saw the plans.", "The town closed it."]),
    "planned.will": (["The bridge will close."], ["His last will was read.", "The bridge closed."]),
    "planned.should": (["The bridge should open in May."], ["It should never have closed.", "The bridge is open."]),
    "planned.adjective": (["The planned bridge divides them."], ["The bridge divides them.", "They met."]),
    "doubtful.predicate": (["The cause remains unclear."], ["The cause is clear.", "The water is clear."]),
    "doubtful.adjective": (["The alleged breach was small."], ["They allege nothing.", "The breach was small."]),
    "denied.not": (["The dam has not failed."], ["It is not only a dam.", "The dam has failed."]),
    "denied.fail": (["The dam failed to hold."], ["The dam failed.", "A refusal came."]),
    "denied.no": (
        ["The dam has no gate.", "The law offers no remedy."],
        [
            "No fewer than three gates opened.",
            "The dam has a gate.",
            "The law offers a remedy.",
            "The mayor makes no secret of it.",
        ],
    ),
    "divergent.information": (
        ["Accounts of the breach differ."],
        ["Their interests diverge.", "Two accounts were opened."],
    ),
    "denied.no-subject": (
        ["No breach has been found."],
        ["No fewer than three gates were open.", "The dam has a gate."],
    ),
    "hypothetical.if": (["If the dam failed, the town would flood."], ["The dam failed.", "The town flooded."]),
    "conditional.reportedly": (["The dam reportedly failed."], ["They reported it.", "The dam failed."]),
}
