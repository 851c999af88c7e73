"""Sentences with the names in them, each with its kind where it matters."""

from __future__ import annotations

CASES = """
fr | Le tribunal de grande instance de Vardane le dit. | tribunal de grande instance de Vardane=organisation
fr | La cour d'appel de Vardane le dit. | cour d'appel de Vardane=organisation
fr | Les Émirats Arabes Unis partent. | Émirats Arabes Unis=state
fr | Les Emirats Arabes Unis partent. | Emirats Arabes Unis=state
fr | Les Nations Unies partent. | Nations Unies=organisation
fr | Maître Ola Berg part. | Ola Berg=person
fr | La magistrate Ola Vik part. | Ola Vik=person
fr | Le premier sommet UE-Norvège commence. | UE=organisation; Norvège=state
en | The EU-Norway summit began. | EU=organisation; Norway=state
en | Messrs Berg and Vik left. | Berg=person
fr | La commission de la Défense et des Forces armées du Sénat le dit. | commission de la Défense et des Forces armées du Sénat=organisation
en | KNDS Deutschland said so. | KNDS Deutschland=organisation
en | Colonel Lee Sung Jun spoke. | Lee Sung Jun=person
fr | Vivian van de Weyden part. | Vivian van de Weyden=person
en | They hid in Village de Vardane. | Village de Vardane=place
en | The UN Stabilization Mission in Vardane left. | UN Stabilization Mission in Vardane=organisation
fr | L'Air Chief Marshal Ola Vik part. | Ola Vik=person
en | They met Hindustan Aeronautics Limited. | Hindustan Aeronautics Limited=organisation
en | Jean-Pierre de Vries, a Dutch officer, left. | Jean-Pierre de Vries=person
en | Ursula von der Weyden left. | Ursula von der Weyden=person
en | Abdul Rahman al-Houri left. | Abdul Rahman al-Houri=person
en | Mohammed bin Khalid Al Nahyan left. | Mohammed bin Khalid Al Nahyan=person
en | Ould Mohamed Lemine left. | Ould Mohamed Lemine=person
en | Lieutenant-General Ola Berg left. | Ola Berg=person
en | Maj. Gen. Ola Berg left. | Ola Berg=person
en | Brigadier General Ola Berg left. | Ola Berg=person
en | Rear Admiral Ola Berg left. | Ola Berg=person
en | Air Chief Marshal Ola Berg left. | Ola Berg=person
en | Petty Officer Ola Berg left. | Ola Berg=person
en | Staff Sergeant Ola Berg left. | Ola Berg=person
en | Foreign Minister Ola Berg left. | Ola Berg=person
en | Deputy Foreign Minister Ola Berg left. | Ola Berg=person
en | Defense Secretary Ola Berg left. | Ola Berg=person
en | Permanent Representative Ola Berg left. | Ola Berg=person
en | Chief of Defence Ola Berg left. | Ola Berg=person
en | National Security Adviser Ola Berg left. | Ola Berg=person
en | State Department spokesperson Ola Berg left. | Ola Berg=person;State Department
en | Pentagon spokesman Ola Berg left. | Ola Berg=person;Pentagon
en | Air Force Deputy Undersecretary Ola Berg left. | Ola Berg=person
en | Joint Chiefs Chairman Ola Berg left. | Ola Berg=person
en | IAEA Director General Ola Berg left. | Ola Berg=person;IAEA
en | European Commission President Ola Berg left. | Ola Berg=person;European Commission
en | Former Lieutenant-General of the Pakistan Army Tariq Berg left. | Tariq Berg=person;Pakistan Army=armed_force
en | Kim Yong-chol left Pyongyang. | Kim Yong-chol=person;Pyongyang
en | Nguyen Van Minh left Hanoi. | Nguyen Van Minh=person;Hanoi
en | Zhang Weiguo, a colonel, left. | Zhang Weiguo=person
en | Park Sung-min, an analyst, left. | Park Sung-min=person
en | Vladimir Petrovich Ivanov left. | Vladimir Petrovich Ivanov=person
en | The 3rd Brigade left. | 3rd Brigade=armed_force
en | The 82nd Airborne Division left. | 82nd Airborne Division=armed_force
en | The 1st Marine Regiment left. | 1st Marine Regiment=armed_force
en | The 47th Mechanized Brigade left. | 47th Mechanized Brigade=armed_force
en | The Third Fleet left. | Third Fleet=armed_force
en | The Northern Fleet left. | Northern Fleet=armed_force
en | The Ministry of Defence of Norway said so. | Ministry of Defence of Norway=organisation
en | The Norwegian Institute of International Affairs said so. | Norwegian Institute of International Affairs=organisation
en | The Berg Institute said so. | Berg Institute=organisation
en | Oslo University said so. | Oslo University=organisation
en | The University of Oslo said so. | University of Oslo=organisation
en | The Berg Foundation said so. | Berg Foundation=organisation
en | The Center for Peace Studies said so. | Center for Peace Studies=organisation
en | The People's Liberation Front said so. | People's Liberation Front=organisation
en | The Berg Liberation Army said so. | Berg Liberation Army
en | The Social Democratic Party said so. | Social Democratic Party=organisation
en | The Green Party said so. | Green Party=organisation
en | The House Armed Services Committee said so. | House Armed Services Committee=organisation
en | The Senate Foreign Relations Committee said so. | Senate Foreign Relations Committee=organisation
en | The Supreme Court said so. | Supreme Court
en | The Central Bank of Norway said so. | Central Bank of Norway=organisation
en | The Berg Group said so. | Berg Group=organisation
en | Berg Industries said so. | Berg Industries=organisation
en | Berg Corp said so. | Berg Corp=organisation
en | Berg Shipping Ltd said so. | Berg Shipping Ltd=organisation
en | The Vardane Times said so. | Vardane Times=organisation
en | The Daily Vardane reported it. | Daily Vardane=organisation
en | Radio Vardane reported it. | Radio Vardane=organisation
en | The Vardane News Agency reported it. | Vardane News Agency=organisation
en | They met in Vardane. | Vardane=place
en | They met near Vardane Bay. | Vardane Bay=place
en | The village of Vardane burned. | Vardane=place
en | The Vardane region burned. | Vardane=place
en | The Vardane River flooded. | Vardane River=place
en | Lake Vardane flooded. | Lake Vardane=place
en | Mount Vardane burned. | Mount Vardane=place
en | Port Vardane burned. | Port Vardane=place
en | The Strait of Vardane closed. | Strait of Vardane=place
en | The Gulf of Vardane closed. | Gulf of Vardane=place
en | Fort Vardane closed. | Fort Vardane=place
en | Camp Vardane closed. | Camp Vardane=place
en | Vardane Air Base closed. | Vardane Air Base=place
en | Vardane International Airport closed. | Vardane International Airport=place
en | Vardane Province closed. | Vardane Province=place
en | The War in Ukraine goes on. | Ukraine
en | Covid hit Norway. | Norway
en | The West and the East are there. | West
en | The Global South is there. | Global South
en | The Middle East and North Africa are there. | Middle East;North Africa
en | Latin America met. | Latin America
fr | Jean-Pierre de Vardane part. | Jean-Pierre de Vardane=person
fr | Ursula von der Weyden part. | Ursula von der Weyden=person
fr | Abdel Rahmane al-Houri part. | Abdel Rahmane al-Houri=person
fr | Mohammed ben Khalid part. | Mohammed ben Khalid=person
fr | Mohamed Ould Lemine part. | Mohamed Ould Lemine=person
fr | Le lieutenant-général Ola Berg part. | Ola Berg=person
fr | Le général de corps d'armée Ola Berg part. | Ola Berg=person
fr | Le général d'armée Ola Berg part. | Ola Berg=person
fr | Le chef d'état-major des armées Ola Berg part. | Ola Berg=person
fr | Le chef d'état-major des armées, le général Ola Berg, part. | Ola Berg=person
fr | Le contre-amiral Ola Berg part. | Ola Berg=person
fr | Le commandant en chef Ola Berg part. | Ola Berg=person
fr | L'adjudant-chef Ola Berg part. | Ola Berg=person
fr | Le caporal Ola Berg part. | Ola Berg=person
fr | Le ministre norvégien de la Défense Ola Berg part. | Ola Berg=person
fr | Le ministre de l'Intérieur Ola Berg part. | Ola Berg=person
fr | La ministre déléguée aux Affaires européennes Ola Berg part. | Ola Berg=person
fr | Le vice-ministre des Affaires étrangères Ola Berg part. | Ola Berg=person
fr | Le porte-parole du Kremlin Ola Berg part. | Ola Berg=person;Kremlin
fr | Le secrétaire à la Défense Ola Berg part. | Ola Berg=person
fr | Le conseiller à la sécurité nationale Ola Berg part. | Ola Berg=person
fr | Le président de la Commission européenne Ola Berg part. | Ola Berg=person;Commission européenne
fr | Le directeur de l'AIEA Ola Berg part. | Ola Berg=person;AIEA
fr | Le patron de l'Otan Ola Berg part. | Ola Berg=person;Otan
fr | Le chercheur Ola Berg, de l'IFRI, part. | Ola Berg=person;IFRI
fr | Kim Yong-chol quitte Pyongyang. | Kim Yong-chol=person;Pyongyang
fr | Nguyen Van Minh quitte Hanoï. | Nguyen Van Minh=person;Hanoï
fr | Zhang Weiguo, colonel, part. | Zhang Weiguo=person
fr | La 3e brigade part. | 3e brigade=armed_force
fr | La 27e brigade d'infanterie de montagne part. | 27e brigade d'infanterie de montagne=armed_force
fr | Le 2e régiment étranger de parachutistes part. | 2e régiment étranger de parachutistes=armed_force
fr | La 9e brigade d'infanterie de marine part. | 9e brigade d'infanterie de marine=armed_force
fr | Le 1er régiment de chasseurs part. | 1er régiment de chasseurs=armed_force
fr | La 47e brigade mécanisée part. | 47e brigade mécanisée=armed_force
fr | Le 13e régiment de dragons parachutistes part. | 13e régiment de dragons parachutistes=armed_force
fr | La 6e brigade légère blindée part. | 6e brigade légère blindée=armed_force
fr | La flotte du Nord part. | flotte du Nord=armed_force
fr | L'Institut norvégien des affaires internationales le dit. | Institut norvégien des affaires internationales=organisation
fr | L'Institut Berg le dit. | Institut Berg=organisation
fr | L'université de Vardane le dit. | université de Vardane=organisation
fr | La Fondation Berg le dit. | Fondation Berg=organisation
fr | Le Centre d'études de la paix le dit. | Centre d'études de la paix=organisation
fr | Le Front populaire de libération le dit. | Front populaire de libération=organisation
fr | L'Armée de libération de Vardane le dit. | Armée de libération de Vardane
fr | Le Parti social-démocrate le dit. | Parti social-démocrate=organisation
fr | Le Parti de la justice le dit. | Parti de la justice=organisation
fr | La commission de la Défense de l'Assemblée nationale le dit. | commission de la Défense de l'Assemblée nationale=organisation
fr | La commission des Affaires étrangères et de la Défense du Sénat le dit. | commission des Affaires étrangères et de la Défense du Sénat=organisation
fr | La Direction des ressources humaines de l'armée de Terre le dit. | Direction des ressources humaines de l'armée de Terre=organisation
fr | La Direction générale de l'armement le dit. | Direction générale de l'armement=organisation
fr | La Cour suprême le dit. | Cour suprême
fr | Le groupe Berg le dit. | Berg=organisation
fr | La société Berg le dit. | Berg=organisation
fr | Berg SA le dit. | Berg SA=organisation
fr | Le quotidien Vardane Times le dit. | Vardane Times=organisation
fr | La chaîne Vardane TV le dit. | Vardane TV=organisation
fr | L'agence Vardane Press le dit. | Vardane Press=organisation
fr | Ils se voient à Vardane. | Vardane=place
fr | Ils se voient près de Vardane. | Vardane=place
fr | La ville de Vardane brûle. | Vardane=place
fr | La région de Vardane brûle. | Vardane=place
fr | La région arménienne de Vardane brûle. | Vardane=place
fr | Le fleuve Vardane déborde. | Vardane=place
fr | Le lac Vardane déborde. | Vardane=place
fr | Le mont Vardane brûle. | Vardane=place
fr | Le détroit de Vardane ferme. | détroit de Vardane=place
fr | Le golfe de Vardane ferme. | golfe de Vardane=place
fr | La base aérienne de Vardane ferme. | Vardane=place
fr | L'aéroport de Vardane ferme. | Vardane=place
fr | La province du Vardane ferme. | Vardane=place
fr | Le camp Vardane ferme. | Vardane=place
fr | La guerre d'Ukraine dure. | Ukraine
fr | Le Covid frappe la Norvège. | Norvège
fr | L'Occident et l'Orient sont là. | Occident
fr | Le Moyen-Orient et l'Afrique du Nord sont là. | Moyen-Orient;Afrique du Nord
fr | L'Amérique latine est là. | Amérique latine
en | They met foreign minister del Berg. | del Berg=person
en | It serves nato and the UN. | nato=organisation;UN
en | The deepening Iranian-Russo ties hold. | Iranian=state;Russo=state
en | The Korean-made ferry left North Korea. | Korean=state
en | They bombed South Darfur again. | South Darfur=place
en | The commander of the Red Sea Military Zone left. | Red Sea Military Zone=armed_force
en | They landed on the Spratly islands again. | Spratly islands=place
en | The U.S military left. | U.S=state
en | They asked MBDA Missile Systems. | MBDA Missile Systems=organisation
fr | Ils interrogent Ceska zbrojovka. | Ceska zbrojovka=organisation
fr | Le bac va au Nagorny Karabakh. | Nagorny Karabakh=place
fr | L'administration Biden paie. | Biden=person
fr | Le Darfour du Sud brûle. | Darfour du Sud=place
fr | Ils partent pour le Bureau ovale. | Bureau ovale=place
fr | Le général de Gaulle part. | de Gaulle=person
fr | Ils ont signé vendredi à Montevideo un accord. | Montevideo=place
fr | La brigade Vardane recule. | brigade Vardane=armed_force
fr | L'alliance des Trois Moulins recule. | alliance des Trois Moulins=organisation
fr | Le bac échappe au mécanisme d'inspection des Nations unies. | mécanisme d'inspection des Nations unies=organisation
fr | Les Forces de résistance nationale de Karim Berg reculent. | Forces de résistance nationale=armed_force;Karim Berg=person
fr | Il parle avec le roi Abdallah de Jordanie. | Abdallah=person;Jordanie=state
en | The Vardane al-Salam battalion left. | Vardane al-Salam battalion=armed_force
en | According to the Ministry of the Armed Forces, Paris pays. | Ministry of the Armed Forces=organisation;Paris=state
en | They fish in the eastern Mediterranean again. | eastern Mediterranean=place
fr | Le CSIS de Washington le dit. | Washington=place
en | Under the Omar Al-Bashir government it sank. | Omar Al-Bashir=person
en | They met at Vardane. Berg vehicles were sold. | Vardane=place
en | The Touadéra government signed it. | Touadéra government=organisation;Touadéra=person
en | The Mexican administration left. | Mexican administration=organisation
en | The attempt by Kolvander failed. | Kolvander=person
fr | L'Etat norvégien paie. | Etat norvégien=state
en | The Danish ambassador to the UN Ola Berg left. | Ola Berg=person;UN=organisation
en | The Dominican army left. | Dominican=state
"""
