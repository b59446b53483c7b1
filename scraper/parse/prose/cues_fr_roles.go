package prose

import "slices"

func frenchSpans() map[cue][]string {
	return map[cue][]string{
		cueCumulative: list(`cumul|cumulatif|cumulative|cumulatifs|cumulée|cumulé|cumulés|cumulées|somme de montants récurrents|somme de montants|en additionnant|additionnant|au cumul|cumulant|en cumulant|montants récurrents étalés|
			somme des rehaussements|additionnés|addition des|total cumulé|total cumulatif`),
		cueIncreaseBefore: list(`hausses|augmentations|bonifications|majorations|hausse|augmentation|majoration|ajout|rehaussement de|rehaussements de|rehaussement|rehausser|rehausse|rehaussé de|bonification de|bonification|bonifier|bonifie|bonifié de|ajout de|ajouts de|l ajout de|l ajout d|hausse de|hausse d|hausses de|
			augmentation de|augmentation d|augmentations de|augmenter de|augmenté de|augmentée de|augmente de|augmentera de|majoration de|majorer de|supplémentaire de|supplémentaires de|supplément de|additionnel de|additionnelle de|
			additionnels de|additionnelles de|supplémentaire d|additionnel d|hausse annuelle de|supplémentaire sera de|supplémentaire est de|majoré de|bonifiée de|montant additionnel|montant supplémentaire|
			somme supplémentaire|somme additionnelle|aide additionnelle|aide supplémentaire|financement additionnel|financement supplémentaire|investissement additionnel|investissement supplémentaire|
			investissements additionnels|investissements supplémentaires|crédits additionnels|sommes additionnelles|sommes supplémentaires|accroître|accroissement de|rehaussera|croissance de`),
		cueIncreaseAfter: list(`ajouté|ajoutés|ajoutée|ajoutées|pour augmenter|pour accroître|pour hausser|s ajoute|s ajoutent|s ajoutera|s ajouteront|supplémentaires|supplémentaire|additionnels|additionnel|additionnelle|additionnelles|de plus|d ajout|de rehaussement|de rehaussements|du rehaussement|de bonification|en bonification|d augmentation|de hausse|
			d argent neuf|d argents neufs|d argents nouveaux|de nouveau financement|de nouveaux investissements|pour rehausser|pour bonifier|de crédits additionnels|alloué pour le rehaussement|pour le rehaussement|
			en rehaussement|à la hausse du financement`),
		cueYearly: list(`par année|par an|annuellement|chaque année|annuel|annuelle|annuels|annuelles|récurrent|récurrente|récurrents|récurrentes|par exercice|de façon récurrente|sur une base récurrente|sur une base annuelle|
			à chaque année|tous les ans|année après année|récurrence`),
		cueOneYear: list(`au cours de la dernière année|dans la dernière année|durant la dernière année|pour une année|pour un an|d une année|pour l année|pour l exercice|la première année|première année|cette année|pour l année en cours|l année dernière|l an dernier|l année précédente|
			d un an|sur un an|l exercice|exercice financier|année financière|l année financière|pour la prochaine année|pour l année financière|dès cette année|durant l année|au cours de l exercice|sur une année|sur douze mois`),
		cueSeveralYears: list(`au cours de la dernière décennie|depuis une décennie|depuis dix ans|depuis cinq ans|pluriannuel|pluriannuelle|pluriannuels|pluriannuelles|sur plusieurs années|triennal|triennale|quinquennal|quinquennale|quadriennal|quadriennale|biennal|biennale|décennal|décennale|
			sur la durée du plan|pour l ensemble de la période|sur toute la période|pour la durée du plan`),
		cuePart: list(`une part de|une partie de|une portion de|une tranche de|dont|parmi lesquels|de cette somme|de ce montant|de cette aide|de cette enveloppe|de ce total|de ce nombre|de cet investissement|de ce financement|du montant total|de la somme totale|de ces sommes|
			sur cette somme|sur ce montant|incluant|y compris|notamment|comprend|comprennent|comprenant|restant|restants|restante|se divise|se répartit|répartis comme suit|réparti comme suit|
			ventilé comme suit|répartie entre|réparti entre|répartis entre|réparties entre|la moitié|le tiers|le quart|se divisent|se répartissent|se détaille|se détaillent|en voici|comme suit|de l enveloppe|de ces fonds`),
		cueSameSum: list(`c est ce que|voilà ce que|la somme|cette somme|ce montant|le montant|ces montants|ces sommes|les sommes|l enveloppe|cette enveloppe|ce financement|le financement|cet investissement|l investissement|cette aide|l aide|l argent|cet argent|
			cette contribution|la contribution|la subvention|cette subvention|le soutien|ce soutien|cet appui|le tout|l entente|cette entente|le rehaussement|ce rehaussement|cette bonification|la bonification|les fonds|ces fonds|il s agit d|
			ces crédits|cet octroi|cette mesure|cette hausse`),
		cueThisIncrease: list(`cette bonification|ce rehaussement|cette hausse|cet ajout|cette augmentation|ces rehaussements|cette somme supplémentaire|cette somme additionnelle|cet argent neuf`),
		cueDuration: list(`d une phase de|phase de|période de|durée de|terme de|sur|pendant|durant|pour|en|d ici|au cours des|sur une période de|pour une période de|pendant une période de|d une durée de|sur une durée de|pour une durée de|étalé sur|étalés sur|étalée sur|étalées sur|
			échelonné sur|échelonnée sur|échelonnés sur|échelonnées sur|réparti sur|répartie sur|répartis sur|réparties sur|au cours des prochaines|au cours des prochains|pour les|sur les|des|dans les|d|échelonne sur|
			s échelonnera sur|s étalera sur|s étendant sur|entente de|ententes de|financement de|convention de|engagement de|protocole de|à terme de`),
	}
}

func frenchRoles() map[cue][]string {
	return map[cue][]string{
		cueGives: slices.Concat(er(givingFR...), er("hauss", "augment", "major", "doubl", "remet"), list(`investit|investira|investir|investissent|investiront|investissait|investissant|investirait|octroie|octroient|octroiera|octroieront|promet|promettait|promettent|
			remet|remettra|remettent|remettront|remettre|alloue|offre|offrira|offrent|fait don|a fait don|font don|fera don|ont fait don|contribue|contribuera|contribuent|contribueront|contribuer|prête|prêtera|
			s engage à|s engagent à|s est engagé à|s est engagée à|s était engagé à|s était engagée à|s est engagé pour|s est engagée pour|s engage pour|s est engagé|s est engagée|se sont engagés|se sont engagées|se sont engagés à|appuie financièrement|soutient financièrement|soutiennent financièrement|prévoit|prévoyait|prévoient|réserve|réservera|réservent|
			consent|consentent|consentira|consentait|met à la disposition|met à disposition|y joint|joint|rehausse|rehaussera|bonifie|bonifiera|réitère|appuie|appuiera|appuient|soutient|soutiendra|soutiennent|rend disponible|renouvelle|renouvellera|
			confirme|confirme l octroi|reconduit|procure|fournit|fourniront|fournira|paie|paiera|injectera|met en place|participe à hauteur|participera à hauteur|participe financièrement|est le principal bailleur de fonds|est bailleur de fonds|est le bailleur de fonds|en est le bailleur de fonds|en est le principal bailleur de fonds|couvre|couvrira|assume`),
			compound("approuvé", "consenti", "octroyé", "investi", "promis", "remis", "offert", "contribué", "soutenu", "appuyé", "réservé", "prévu", "rehaussé", "bonifié", "confirmé", "prêté", "mis", "fourni", "reconduit", "payé")),
		cueAnnounces: slices.Concat(er("annonc", "dévoil", "signal", "lanc", "nomm", "désign", "présent"), list(`a fait l annonce|font l annonce|fait l annonce|faire connaître|fait connaître|est fier d annoncer|est fière d annoncer|est heureux d annoncer|est heureuse d annoncer`)),
		cueGiven: slices.Concat(participles(givingFR...), participles("octroy", "prêt", "avanc", "annonc", "confirm", "réserv", "pay", "appuy"), agreeing("investi", "offert", "soutenu", "fourni", "promis", "remis", "consenti", "reconduit", "reçu"),
			list(`subvention|subventions|aide financière|contribution|contributions|contribution financière|don|dons|prêt|prêts|bourse|ira|iront|va|vont|revient|reviennent|reviendra|reviendront|octroi|versement|attribution`)),
		cueGiftOf: list(`mesure|initiative|programme|financement|financement additionnel|aide|aide financière|soutien financier|soutien|appui financier|appui|contribution|contribution financière|subvention|investissement|investissements|don|participation financière|
			prêt|mise|mise de fonds|engagement|engagement financier|somme|apport|contributions financières|aide gouvernementale|financement public|octroi|bourses`),
		cueComesFrom: list(`proviennent|provient|proviendra|proviendront|provenant|provenait|provenaient|en provenance|issu|issue|issus|issues|à même|tiré|tirés|tirée|tirées|puisé à même|puisés à même|de la part|venant|vient|viennent|
			viendra|débours|imputé au|grâce à|grâce au|grâce aux|grâce à l appui financier|grâce au soutien financier|avec l appui financier|avec le soutien financier|avec l aide financière|avec le soutien|avec l appui|avec la participation financière|
			avec la contribution financière|rendu possible grâce|rendue possible grâce|grâce à l aide financière|grâce à la contribution|grâce au soutien|grâce à l appui|grâce à l aide|grâce au financement`),
		cueReceives: slices.Concat(seen("accorder", "octroyer", "attribuer", "remettre", "verser", "confirmer", "allouer", "décerner", "offrir"), list(`s étaient partagé|s étaient partagés|s est partagé|se sont partagé|se sont partagés|se sont partagées|fait l objet d une contribution|fait l objet d une subvention|fait l objet d une aide|peuvent compter sur|est soutenu|est soutenue|sont soutenus|sont soutenues|est appuyé|est appuyée|sera soutenu|sera soutenue|reçoit|reçoivent|recevra|recevront|recevait|recevaient|recevoir|obtient|obtiennent|obtiendra|obtiendront|obtenait|obtenir|bénéficie|bénéficient|bénéficiera|bénéficieront|bénéficiait|bénéficier|
			touche|touchent|touchera|toucheront|se partagent|se partageront|se partager|se partage|dispose|disposent|disposera|disposeront|disposait|hérite|empoche|empochent|encaisse|est bénéficiaire|sont bénéficiaires|
			est récipiendaire|sont récipiendaires|pourra compter sur|pourront compter sur|peut compter sur|ont droit|a droit|auront accès|aura accès|ont été retenus|ont été sélectionnés|sont retenus|ont été approuvés|
			a été retenu|figurent parmi les récipiendaires|figurent parmi les bénéficiaires|figure parmi les bénéficiaires|figure parmi les récipiendaires|figurent parmi les lauréats|figure parmi les lauréats|comptent parmi les bénéficiaires|utilisera cette somme|en tire|en tirent|en obtient|utilisera ces fonds|utilisera cette aide|utilisera l aide|utilisera la somme|ont accès|profite|profitent|profitera|profiteront|se le partager|décroche|décrochent|verra son financement|verra son aide|verra sa subvention|verront leur financement|verront leur aide|verront leur subvention|verront leur soutien|voit son aide|voit sa subvention|voit son financement|voit son soutien|voient leur aide|voient leur subvention|voient leur financement|est l un des bénéficiaires|est l une des bénéficiaires|fait partie des bénéficiaires|compte parmi les bénéficiaires|est l un des récipiendaires|mérite|compte sur|comptent sur`), compound("reçu", "obtenu", "bénéficié", "touché", "empoché", "eu droit", "pu compter sur", "profité", "décroché", "hérité", "mérité", "été retenu", "été sélectionné")),
		cueManages: slices.Concat(er(managingFR...), list(`gère|gèrent|gérera|géreront|gérer|gérait|gérant|répartira|répartiront|répartit|répartissent|répartir|redistribuera|remettra aux|remettra à|assure la gestion|assurera la gestion|assurent la gestion|
			est responsable de la gestion|est chargé d attribuer|est chargée d attribuer|est chargé de|est chargée de|sont chargés de|sont chargées de|est responsable d attribuer|assure la coordination|assume la gestion|s occupera de la gestion|
			est responsable de l administration|veillera à la répartition|en assure l administration|en assurera l administration|en assurent l administration|en assure la gestion|en assurera la gestion|en assurent la gestion|en assure le déploiement|assure le déploiement|assurera le déploiement|assure l administration|assurera l administration|gère l enveloppe|assure la répartition|assurera la répartition|assurent la répartition|assureront la répartition|assure la distribution|assurera la distribution|en assure la distribution|en assure la répartition|en assurera la répartition|verra à la gestion|verra à distribuer|verra à la répartition|coordonne|coordonnera|distribueront|distribuera|octroiera les|fait les versements|émet les chèques|fera les versements|effectue les versements|effectuera les versements|analyse les demandes|analysera les demandes|analyse les dossiers|traite les demandes|
			reçoit les demandes|recevra les demandes|sélectionne les projets|sélectionnera les projets|choisit les projets|achemine|acheminent|acheminera|s est vu confier|s est vue confier|se voit confier|se verra confier|se sont vu confier`),
			compound("géré", "distribué", "réparti", "redistribué", "administré", "piloté", "acheminé")),
		cueManaged: slices.Concat(participles("gér", "administr", "pilot", "coordonn", "chapeaut", "redistribu", "distribu"), agreeing("réparti"),
			list(`sous la gestion|sous la responsabilité|sous l administration|opéré|opérée|opérés|opérées|transite|transitent|transitera|transiteront|par l entremise|par l intermédiaire|par le biais|via|à répartir|à distribuer|à gérer|à redistribuer`)),
		cueEntrusted: slices.Concat(participles("confi", "délégu"), er("confi", "délègu"), list(`confie la gestion|confie la gestion de|a confié la gestion|mandate|a mandaté|mandaté|mandatée|est confiée|la gestion de`)),
		cueManagerIs: list(`mandataire|mandataires|fiduciaire|opérateur|l opérateur|l opératrice|gestionnaire|gestionnaires|gestionnaire de fonds|autre gestionnaire de fonds|autre gestionnaire|agit comme mandataire|agit à titre de mandataire|agit comme fiduciaire|
			agit à titre de fiduciaire|organisme gestionnaire|organisme mandataire|agit à titre de gestionnaire|maître d œuvre`),
		cueManagerOf: list(`gestion|administration|gestionnaire|gestionnaire du fonds|mandataire|géré par|administré par|opérateur|fiduciaire`),
		cuePayerOf:   list(`accordé par|versé par|octroyé par|payé par|provenance|bailleur de fonds|bailleurs de fonds|donateur|subventionnaire|payeur|financé par|ministère responsable|source de financement`),
		cueWith: list(`collaboration entre|partenariat entre|s associera à|s associera avec|s associeront à|s associe à|s associe avec|s associent à|s est associé à|s est associée à|s est associé avec|en partenariat avec|en collaboration avec|avec la collaboration|en collaboration étroite avec|de concert avec|conjointement avec|en étroite collaboration avec|en partenariat étroit avec|en association avec|
			avec le concours|en concertation avec|avec la participation|main dans la main avec|appuyé par son partenaire|avec ses partenaires|avec son partenaire|partenaires|en complicité avec|aux côtés`),
		cuePartners: list(`y collabore|y collaborent|collabore|collaborent|collaborera|collaboreront|est partenaire|sont partenaires|en est partenaire|en est aussi partenaire|en est également partenaire|en sont partenaires|est aussi partenaire|est également partenaire|sont aussi partenaires|sera partenaire|seront partenaires|agira comme partenaire|agiront comme partenaires|agit comme partenaire|agit à titre de partenaire|offrira la formation|offrira les formations|offre la formation|assurera la formation|
			donnera la formation|livrera|a été mandaté pour former|accompagnera|accompagneront|y participe|y participent|est chargé de la formation|est chargée de la formation|participe au projet|participe à la mise en œuvre`),
		cueSigns:   slices.Concat(er("sign", "paraph"), compound("conclu"), list(`conclut|concluent|conclura`)),
		cueBy:      list(`par|de la part de`),
		cueTo:      list(`à|au|aux|auprès de|envers|dans|chez`),
		cueOf:      list(`de|du|des|d`),
		cueOther:   list(`dans|en|sur|pour|selon|d après|avec|sans|chez|entre|sous|vers|contre|depuis|dès|lors|hors|parmi|comme|afin|malgré|via|outre`),
		cueAndThen: list(`qui|lequel|laquelle`),
		cueSupported: slices.Concat(participles("financ", "subventionn", "accept", "sélectionn", "récompens", "approuv", "admissible"), agreeing("soutenu", "retenu", "choisi"),
			list(`appuyé|appuyés|appuyées|bénéficiaires|récipiendaires|ayant reçu|recevant|admis|lauréats|aidés`)),
		cueSpeaks: list(`prend acte|prennent acte|se réjouit de l|se réjouit de la|se réjouit du|se réjouit des|se réjouit que|se réjouissent de l|se réjouissent de la|se réjouissent du|se réjouissent des|se réjouissent que|applaudit|applaudissent|félicite|félicitent|s étonne|s étonnent|juge|jugent|se désole|reconnaît|écrit|écrivait|parle|parlait|parlent|précise|précisait|indique|indiquent|explique|note|notait|ajoutait|calcule|compte environ|constate|observe|s attend|accueille|accueillent|selon|d après|estime|estiment|affirme|affirment|déclare|soutient que|rapporte|rapportait|dénonce|dénoncent|déplore|déplorent|critique|critiquent|salue|saluent|rappelle|rappellent|évaluait|évalue|
			évaluent|chiffre|chiffrent|demande|demandent|réclame|réclament|souligne|soulignent|se dit|se disent|s inquiète|s inquiètent|réagit|mentionne|rassemble|regroupe|représente`),
	}
}

func frenchStages() map[cue][]string {
	return map[cue][]string{
		stageAnnounced: slices.Concat(er("annonc", "dévoil", "accord", "consacr", "inject", "allou", "octroy", "confirm"), participles("annonc", "dévoil"),
			list(`octroie|octroient|investit|investira|investiront|seront investis|sera investi|sera versé|seront versés|seront versées|sera versée|promet|promis|s engage à|s est engagé à|s est engagée à|recevra|recevront|obtiendra|obtiendront|
				bénéficiera|débloque|verse|est accordé|est accordée|sera accordé|ira|iront|permettra|permettront|servira|toucheront|aide financière de|touchera|versera|réserve`)),
		stageBudgeted: list(`le budget|budget provincial|budget prévoit|crédits|dispose d un budget|disposent d un budget|disposent pour l année|est budgété|budgété|budgétés|au budget|du budget|voté|votés|énoncé économique|
			budget fédéral`),
		stageCommitted: list(`entente conclue|entente a été conclue|ententes conclues|convention|signé|signée|signés|conclu|conclue|protocole d entente|accord signé|a signé|ont signé|engagé|engagés|engagées`),
		stageReported: slices.Concat(compound("reçu", "obtenu", "investi", "distribué", "octroyé", "accordé", "versé", "remis", "alloué", "bénéficié", "partagé", "attribué"),
			list(`ont été investis|a été investi|ont été versés|a été versé|a été versée|ont été versées|a été alloué|a été attribué|ont été distribués|ont été remis|a été accordé|ont été accordés|bilan|
				ont été octroyés`)),
		stagePaid: list(`comptes publics|états financiers|rapport financier annuel|registre des paiements|versements effectués|états financiers audités`),
	}
}

func frenchBodies() map[cue][]string {
	return map[cue][]string{
		bodyHead: list(`Association|Agence|Alliance|Assemblée|Banque|Bibliothèque|Bureau|Caisse|Carrefour|Cégep|Collège|Centre|Centres|Cercle|Chaire|Chambre|Chantier|Club|Clinique|Coalition|Coalitions|Collectif|Comité|Commission|
			Communauté|Communautés|Compagnie|Comptoir|Concertation|Confédération|Conférence|Conseil|Consortium|Coop|Coopérative|Corporation|Croix Rouge|Cuisine|Cuisines|École|Écoles|Entraide|Entreprise|Église|Espace|Fabrique|Fédération|Fiducie|Fondation|Fondations|Forum|
			Grappe|Groupe|Groupement|Guilde|Habitations|Halte|Hôpital|Institut|Laboratoire|Ligue|Logis|Loisir|Maison|Maisons|Manoir|Mission|Mouvement|MRC|Municipalité|Musée|Nation|Nations|Observatoire|Office|Ordre|Organisation|Organisme|Orchestre|Parc|
			Place|Pôle|Popote|Première Nation|Régie|Regroupement|Relais|Réseau|Résidence|Ressource|Secrétariat|Service|Services|Société|Syndicat|Table|Théâtre|Union|Université|Ville|Village|Coopératives|Festival|
			Arrondissement|Administration|Administrations|Conférence des préfets|Jeux|Foyer|Accueil|Atelier|Ateliers|Auberge|Action|Aide|Amis|Croissant|Garderie|CPE|Moisson|Jeunesse|Les Amis|La Maison|Régime|Commissariat|Transition|Investissement|Bourse|Barreau|Fonds de recherche|Ferme|Jardins|Camp|Chœur|Cinéma|Diocèse|Paroisse|Galerie|Refuge|Soupe|Ensemble|Hébergement|Résidences|Producteurs|Éleveurs|Marchés|Fraternité|Front|Magasin|Ressourcerie|Friperie|Intégration|Pavillon|Scierie|Coopération|Rassemblement|Groupes|Équijustice|Région|Développement économique`),
		bodyState:     list(`gouvernement du|gouvernement de|gouvernement de la|gouvernement de l|gouvernement des|gouvernement fédéral|gouvernement provincial|gouvernement|ministère du|ministère de|ministère de la|ministère de l|ministère des|ministère|secrétariat à|secrétariat aux|banque|municipalité de|ville de|agence|fondation|MRC de|MRC des|MRC du|MRC|arrondissement de|arrondissement du|arrondissement des|cégep de|cégep du|université de|université du|municipalité régionale de comté de|municipalité régionale de comté des`),
		bodyFund:      list(`Fonds|Fond|fonds`),
		classHead:     list(`employeurs|organismes|cuisines|conseils|coops|cpe|camps|ligues|promoteurs|fédérations|paroisses|services de garde|banques alimentaires|équipes|réseaux|unités|troupes|journaux|compagnies|studios|galeries|regroupements régionaux|chambres de commerce|organisme|organisations|groupes|regroupements|obnl|osbl|associations|entreprises|pme|coopératives|municipalités|écoles|bibliothèques|musées|établissements|corporations|fondations|centres|maisons|universités|cégeps|collèges|carrefours|villes|communautés|mrc|institutions|ressources|tables|clubs|sociétés|hôpitaux|agences|partenaires|musées|festivals|théâtres|troupes|refuges|comités|destinataires|bénéficiaires|gestionnaires|fabricants|producteurs|exploitants|diffuseurs|éditeurs|ateliers|fermes|commerces|librairies|médias|salles|garderies|résidences|laboratoires`),
		programmeHead: list(`Entente|Convention|Charte|Journée|Semaine|Règlement|Déclaration|Sommet|Congrès|Prix|Fête|Gala|Rapport|Guide|Appel|Budget|Accord|Programme|Programmes|Plan|Stratégie|Initiative|Offensive|Politique|Mesure|Alliances|Alliance pour la solidarité|Virage|Projet|Campagne|Loi|Pacte|Feuille de route|Cadre`),
		personTitle: list(`honorable|l honorable|ministre|ministres|m|mme|député|députée|députés|maire|mairesse|préfet|préfète|président|présidente|premier ministre|première ministre|directeur|directrice|sous ministre|monsieur|madame|porte parole|coordonnateur|coordonnatrice|
			conseiller|conseillère|sénateur|sénatrice|adjoint|adjointe|professeur|professeure|chef|cheffe|vice président|vice présidente|attaché|attachée|attachée de presse|attaché de presse|docteur|dr|dre|adjoint parlementaire|critique|élu|élue|élus`),
		notBody: list(`chacun|chacune|certains|certaines|plusieurs|beaucoup|quelques|aucun|aucune|ceux|celles|noël|pâques|quebécois|obnl|osbl|ces|cette|cet|ce|cela|elle|il|elles|ils|nous|vous|on|au|aux|en|pour|par|parmi|dans|depuis|selon|lors|avec|sur|sous|après|avant|ainsi|aussi|puis|mais|or|car|si|quand|comme|chaque|plus|près|environ|jusqu|quelque|rappelons|celle|celui|notre|votre|leur|
			leurs|son|sa|ses|tous|toutes|tout|toute|trois|deux|quatre|cinq|six|sept|huit|neuf|dix|un|une|des|de|du|d|à|a|que|qui|dont|où|et|ou|source|information|renseignements|lien|liens|faits saillants|citations|citation|contexte|
			janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montant|total|somme|années|année|grâce|afin|concernant|note|cabinet|covid|internet|français|anglais|
			état|objectif|le budget|budget|mission globale|ententes|projets|projet|entente|volet|axe|mesure|phase|étape|tableau|annexe|figure|chapitre|article|page|région|territoire|ministre|madame|monsieur|nos|bien|outre|enfin|toutefois|cependant|également|déjà|ici|voici|voilà`),
	}
}
