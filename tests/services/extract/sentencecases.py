"""Texts and the sentences that they fall into; a paragraph ends at "\\n"."""

from __future__ import annotations

CASES = r"""
en | Mr. Berg left. Mrs. Roy came. | Mr. Berg left.//Mrs. Roy came.
en | Gen. Berg left. Lt. Col. Roy came. | Gen. Berg left.//Lt. Col. Roy came.
en | The U.S. Army left. The U.S. stayed. | The U.S. Army left.//The U.S. stayed.
en | He went to the U.S. The army left. | He went to the U.S.//The army left.
en | He went to the U.S. Berg stayed. | He went to the U.S. Berg stayed.
en | He left at 10 a.m. The army stayed. | He left at 10 a.m.//The army stayed.
en | He left at 10 p.m. on Monday. | He left at 10 p.m. on Monday.
en | J. R. Berg left. A.Q. Khan came. | J. R. Berg left.//A.Q. Khan came.
en | George W. Bush left. He came back. | George W. Bush left.//He came back.
en | It cost $3.5 million. He paid. | It cost $3.5 million.//He paid.
en | "We left," he said. "We will return." | "We left," he said.//"We will return."
en | "We left." He said no more. | "We left."//He said no more.
en | “We left.” He said no more. | “We left.”//He said no more.
en | “Why did we leave?” he asked. No one knew. | “Why did we leave?” he asked.//No one knew.
en | “Leave!” he cried. | “Leave!” he cried.
en | He asked why? No one knew. | He asked why?//No one knew.
en | He left… Then he returned. | He left…//Then he returned.
en | He left ... then he returned. | He left ... then he returned.
en | He left . . . and returned. | He left . . . and returned.
en | The firm (Berg Inc.) left. It returned. | The firm (Berg Inc.) left.//It returned.
en | Berg Inc. left. Roy Ltd. stayed. | Berg Inc. left.//Roy Ltd. stayed.
en | He left (see p. 12). She stayed. | He left (see p. 12).//She stayed.
en | He left. (She stayed.) He returned. | He left.//(She stayed.)//He returned.
en | He left.[1] She stayed. | He left.[1]//She stayed.
en | He left.1 She stayed. | He left.1//She stayed.
en | He left on Jan. 5. She stayed. | He left on Jan. 5.//She stayed.
en | He left in Jan. 2020. | He left in Jan. 2020.
en | He left on Sept. 11, 2001. She stayed. | He left on Sept. 11, 2001.//She stayed.
en | No. 10 said so. No one knew. | No. 10 said so.//No one knew.
en | The answer was no. She stayed. | The answer was no.//She stayed.
en | See Fig. 3. It shows all. | See Fig. 3.//It shows all.
en | St. Petersburg burned. St. Louis did not. | St. Petersburg burned.//St. Louis did not.
en | Washington, D.C. burned. Boston did not. | Washington, D.C. burned.//Boston did not.
en | He lives in Washington, D.C. The city burned. | He lives in Washington, D.C.//The city burned.
en | Sen. Berg (D-Conn.) left. He returned. | Sen. Berg (D-Conn.) left.//He returned.
en | The deal, e.g. on grain, held. It ended. | The deal, e.g. on grain, held.//It ended.
en | Ships, tanks, etc. were sent. They sank. | Ships, tanks, etc. were sent.//They sank.
en | He sent ships, tanks, etc. They sank. | He sent ships, tanks, etc.//They sank.
en | He vs. Berg was heard. It ended. | He vs. Berg was heard.//It ended.
en | Ph.D. students left. Dr. Berg stayed. | Ph.D. students left.//Dr. Berg stayed.
en | He said so on X. Berg denied it. | He said so on X.//Berg denied it.
en | Malcolm X. Berg met him. | Malcolm X. Berg met him.
en | By Ola Berg\nOSLO (Reuters) - He left. | By Ola Berg//OSLO (Reuters) - He left.
en | KEY POINTS\nHe left. | KEY POINTS//He left.
en | 1. He left.\n2. She stayed. | 1. He left.//2. She stayed.
en | - He left.\n- She stayed. | - He left.//- She stayed.
en | • He left.\n• She stayed. | • He left.//• She stayed.
en | He did it: He left. She stayed. | He did it: He left.//She stayed.
en | He left; She stayed. | He left; She stayed.
en | He left -- She stayed. He returned. | He left -- She stayed.//He returned.
en | He left!! She stayed. | He left!!//She stayed.
en | He left?! She stayed. | He left?!//She stayed.
en | He left. 40 others stayed. | He left.//40 others stayed.
en | He left. “We stayed,” they said. | He left.//“We stayed,” they said.
en | He left. 'We stayed,' they said. | He left.//'We stayed,' they said.
en | He left. ‘We stayed,’ they said. | He left.//‘We stayed,’ they said.
en | He left. — She stayed. | He left.//— She stayed.
en | He called it “a war.” She did not. | He called it “a war.”//She did not.
en | He called it "a war." She did not. | He called it "a war."//She did not.
en | He called it a war.” She did not. | He called it a war.”//She did not.
en | He called it ‘a war.’ She did not. | He called it ‘a war.’//She did not.
en | The ministry (MoD) said so. It ended. | The ministry (MoD) said so.//It ended.
en | The site www.berg.com left. It ended. | The site www.berg.com left.//It ended.
en | Yahoo! left. It ended. | Yahoo! left.//It ended.
en | He asked “Who?” and left. It ended. | He asked “Who?” and left.//It ended.
en | The T. rex left. It ended. | The T. rex left.//It ended.
en | Vitamin C. It ended. | Vitamin C.//It ended.
en | Plan B. It ended. | Plan B.//It ended.
en | Kim Jong Un. He left. | Kim Jong Un.//He left.
en | He was born in 1950. In 1970 he left. | He was born in 1950.//In 1970 he left.
en | The No. 2 of the party left. It ended. | The No. 2 of the party left.//It ended.
en | Op-Ed: He left. It ended. | Op-Ed: He left.//It ended.
en | It rose 3 pct. It fell. | It rose 3 pct.//It fell.
en | The Rt. Hon. Berg left. It ended. | The Rt. Hon. Berg left.//It ended.
en | Brig. Gen. Berg left. Maj. Roy came. | Brig. Gen. Berg left.//Maj. Roy came.
en | The wish to sell the best … [For] old mills, they left. | The wish to sell the best … [For] old mills, they left.
en | He left. [The army] stayed. | He left.//[The army] stayed.
fr | M. Berg part. Mme Roy vient. | M. Berg part.//Mme Roy vient.
fr | MM. Berg et Roy partent. Ils viennent. | MM. Berg et Roy partent.//Ils viennent.
fr | Le Dr. Berg part. Il vient. | Le Dr. Berg part.//Il vient.
fr | Le col. Berg part. Il vient. | Le col. Berg part.//Il vient.
fr | J.-P. Berg part. Il vient. | J.-P. Berg part.//Il vient.
fr | J. Berg part. Il vient. | J. Berg part.//Il vient.
fr | « On part », dit-il. « On revient. » | « On part », dit-il.//« On revient. »
fr | « On part. » Il n'en dit pas plus. | « On part. »//Il n'en dit pas plus.
fr | « On part. On revient. » Il n'en dit pas plus. | « On part.//On revient. »//Il n'en dit pas plus.
fr | Il dit : « On part. » Elle reste. | Il dit : « On part. »//Elle reste.
fr | « Pourquoi part-on ? » demande-t-il. Elle reste. | « Pourquoi part-on ? » demande-t-il.//Elle reste.
fr | « Partez ! » crie-t-il. | « Partez ! » crie-t-il.
fr | Pourquoi ? Elle reste. | Pourquoi ?//Elle reste.
fr | Il part… Elle reste. | Il part…//Elle reste.
fr | Il part... Elle reste. | Il part...//Elle reste.
fr | Il part... et revient. | Il part... et revient.
fr | Il part (cf. p. 12). Elle reste. | Il part (cf. p. 12).//Elle reste.
fr | Il part. (Elle reste.) Il revient. | Il part.//(Elle reste.)//Il revient.
fr | Il part. [Elle reste.] Il revient. | Il part.//[Elle reste.]//Il revient.
fr | Il part.[1] Elle reste. | Il part.[1]//Elle reste.
fr | Il part [1]. Elle reste. | Il part [1].//Elle reste.
fr | Il part le 5 janv. 2020. Elle reste. | Il part le 5 janv. 2020.//Elle reste.
fr | L'art. 5 le dit. Elle reste. | L'art. 5 le dit.//Elle reste.
fr | Il envoie chars, navires, etc. Elle reste. | Il envoie chars, navires, etc.//Elle reste.
fr | Il envoie chars, etc. et navires. | Il envoie chars, etc. et navires.
fr | Il l'écrit sur X. « Oui », dit-il. | Il l'écrit sur X.//« Oui », dit-il.
fr | C'est la vitamine C. Elle reste. | C'est la vitamine C.//Elle reste.
fr | OSLO, 3 mai (AFP) – Il part. Elle reste. | OSLO, 3 mai (AFP) – Il part.//Elle reste.
fr | Par Ola Berg\nIl part. | Par Ola Berg//Il part.
fr | L'ESSENTIEL\nIl part. | L'ESSENTIEL//Il part.
fr | Une guerre sans fin\nIl part. | Une guerre sans fin//Il part.
fr | Qui part ?\nIl part. | Qui part ?//Il part.
fr | 1. Il part.\n2. Elle reste. | 1. Il part.//2. Elle reste.
fr | 1) Il part.\n2) Elle reste. | 1) Il part.//2) Elle reste.
fr | - Il part.\n- Elle reste. | - Il part.//- Elle reste.
fr | – Il part.\n– Elle reste. | – Il part.//– Elle reste.
fr | Il part : Elle reste. | Il part : Elle reste.
fr | Il part ; Elle reste. | Il part ; Elle reste.
fr | Il part !! Elle reste. | Il part !!//Elle reste.
fr | Il part ?! Elle reste. | Il part ?!//Elle reste.
fr | Il part. 40 autres restent. | Il part.//40 autres restent.
fr | Il part. À Oslo, elle reste. | Il part.//À Oslo, elle reste.
fr | Il part. – Elle reste. | Il part.//– Elle reste.
fr | Il parle d'« une guerre. » Elle reste. | Il parle d'« une guerre. »//Elle reste.
fr | Il parle d'une « guerre ». Elle reste. | Il parle d'une « guerre ».//Elle reste.
fr | Il parle d'une "guerre". Elle reste. | Il parle d'une "guerre".//Elle reste.
fr | "On part", dit-il. "On revient." | "On part", dit-il.//"On revient."
fr | "On part." Il n'en dit pas plus. | "On part."//Il n'en dit pas plus.
fr | Les États-Unis (U.S.A.) partent. Elle reste. | Les États-Unis (U.S.A.) partent.//Elle reste.
fr | Il vit aux U.S.A. Elle reste. | Il vit aux U.S.A.//Elle reste.
fr | St. Petersburg brûle. Elle reste. | St. Petersburg brûle.//Elle reste.
fr | Le n. 2 part. Elle reste. | Le n. 2 part.//Elle reste.
fr | Il naît en 1950. En 1970, il part. | Il naît en 1950.//En 1970, il part.
fr | Il gagne 3 p. 100. Elle reste. | Il gagne 3 p. 100.//Elle reste.
fr | Kim Jong-un. Il part. | Kim Jong-un.//Il part.
fr | Il part avec Berg et al. Elle reste. | Il part avec Berg et al.//Elle reste.
fr | Il part vers 10 h. Elle reste. | Il part vers 10 h.//Elle reste.
fr | Il pèse 3 t. Elle reste. | Il pèse 3 t.//Elle reste.
fr | L'avion fait 30 m. Elle reste. | L'avion fait 30 m.//Elle reste.
fr | La portée est de 300 km. Elle reste. | La portée est de 300 km.//Elle reste.
fr | Il part.» Elle reste. | Il part.»//Elle reste.
fr | « Il part.» Elle reste. | « Il part.»//Elle reste.
fr | Cela n'a pas de sens. Elle part. | Cela n'a pas de sens.//Elle part.
fr | Ils étaient sept. Les bacs partent. | Ils étaient sept.//Les bacs partent.
fr | Il part le 12 sept. 2020 au port. | Il part le 12 sept. 2020 au port.
fr | Il aime l'art. L'armée part. | Il aime l'art.//L'armée part.
fr | Le col. Berg monte. | Le col. Berg monte.
fr | Ils passent le col. Les bergers montent. | Ils passent le col.//Les bergers montent.
fr | Voir art. 5 du pacte. | Voir art. 5 du pacte.
en | He told me. The ferry left. | He told me.//The ferry left.
en | The answer was no. The ferry left. | The answer was no.//The ferry left.
en | They saw no. 5 of the boats. | They saw no. 5 of the boats.
en | It lies in the U.S. But they left. | It lies in the U.S.//But they left.
en | They met in Washington, D.C. On Monday they left. | They met in Washington, D.C.//On Monday they left.
en | It began in World War I. The ferry sank. | It began in World War I.//The ferry sank.
en | Sens. Berg and Vik left. | Sens. Berg and Vik left.
en | He works for Berg Inc. Yet he left. | He works for Berg Inc.//Yet he left.
en | It fired shells of 105 mm. The gun stopped. | It fired shells of 105 mm.//The gun stopped.
"""
