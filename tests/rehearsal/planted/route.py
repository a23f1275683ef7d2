"""The small route as drawn: what `drawing.bpmn` reads."""

ROUTE = """
proces ave
startEvent begin
exclusiveGateway instroom
userTask toewijzen | ave:rol=teamleider | ave:formulier=toewijzen | ave:regie=casusregie: antwoord:casusregisseur
intermediateThrowEvent loopt_in_3 | ave:regie=procesregie: rol:procesregisseur_ave3
intermediateThrowEvent loopt_in_4 | ave:regie=procesregie: rol:oov; bestuurlijk: rol:burgemeester
callActivity fase_2 | calledElement=ave_2 | ave:fase=2
callActivity fase_3 | calledElement=ave_3 | ave:fase=3
callActivity fase_4 | calledElement=ave_4 | ave:fase=4
callActivity omhoog | calledElement=opschalen
callActivity omlaag | calledElement=afschalen
exclusiveGateway waarheen
userTask casus_afsluiten | ave:rol=casusregisseur | ave:formulier=afsluiten | ave:termijn=5 werkdagen
endEvent gesloten | ave:regie=casusregie: einde; procesregie: einde; bestuurlijk: einde
begin -> instroom
instroom -> toewijzen [anders]
instroom -> fase_2 [instroom = "lopend" and startfase = 2]
instroom -> loopt_in_3 [instroom = "lopend" and startfase = 3]
instroom -> loopt_in_4 [instroom = "lopend" and startfase = 4]
instroom -> omhoog [instroom = "spoed"]
toewijzen -> fase_2
loopt_in_3 -> fase_3
loopt_in_4 -> fase_4
fase_2 -> waarheen
fase_3 -> waarheen
fase_4 -> omlaag
omlaag -> waarheen
omhoog -> waarheen
waarheen -> fase_2 [uitkomst = "2"]
waarheen -> fase_3 [uitkomst = "3"]
waarheen -> fase_4 [uitkomst = "4"]
waarheen -> omhoog [uitkomst = "op"]
waarheen -> omlaag [uitkomst = "af"]
waarheen -> casus_afsluiten [anders]
casus_afsluiten -> gesloten

proces ave_2
startEvent begin_2
eventBasedGateway uitvoering
intermediateCatchEvent tijd_voor_toets | tijd=30 werkdagen
intermediateCatchEvent verzoek | bericht=verzoek | ave:rol=casusregisseur | ave:formulier=verzoek
userTask fasetoets_2 | ave:rol=casusregisseur | ave:formulier=toets_2
userTask verzoek_beoordelen | ave:rol=procesregisseur_ave2 | ave:formulier=beoordelen | ave:termijn=2 werkdagen
userTask procesregie_starten | ave:rol=procesregisseur_ave2 | ave:regie=procesregie: behandelaar
userTask procesregie_voeren | ave:rol=procesregisseur_ave2 | ave:formulier=voeren
intermediateThrowEvent procesregie_klaar | ave:regie=procesregie: einde
exclusiveGateway weer
exclusiveGateway toets_2_kiezen
exclusiveGateway beoordeeld
exclusiveGateway gevoerd
endEvent uit_2
begin_2 -> weer
weer -> uitvoering
uitvoering -> tijd_voor_toets
uitvoering -> verzoek
tijd_voor_toets -> fasetoets_2
fasetoets_2 -> toets_2_kiezen
toets_2_kiezen -> weer [uitkomst = "gelijk"]
toets_2_kiezen -> uit_2 [anders]
verzoek -> verzoek_beoordelen
verzoek_beoordelen -> beoordeeld
beoordeeld -> procesregie_starten [uitkomst = "toevoegen"]
beoordeeld -> weer [uitkomst = "niet"]
beoordeeld -> uit_2 [anders]
procesregie_starten -> procesregie_voeren
procesregie_voeren -> gevoerd
gevoerd -> procesregie_voeren [anders]
gevoerd -> procesregie_klaar [voortgang = "klaar"]
procesregie_klaar -> weer

proces ave_3
startEvent begin_3
parallelGateway werk_3
userTask casusoverleg | ave:rol=casusregisseur
endEvent overlegd
exclusiveGateway weer_3
userTask fasetoets_3 | ave:rol=procesregisseur_ave3 | ave:formulier=toets_3
exclusiveGateway toets_3_kiezen
endEvent uit_3 | alles=ja
begin_3 -> werk_3
werk_3 -> casusoverleg
werk_3 -> weer_3
casusoverleg -> overlegd
weer_3 -> fasetoets_3
fasetoets_3 -> toets_3_kiezen
toets_3_kiezen -> weer_3 [uitkomst = "gelijk"]
toets_3_kiezen -> uit_3 [anders]

proces ave_4
startEvent begin_4
parallelGateway werk_4
userTask calamiteit_beoordelen | ave:rol=oov | ave:formulier=calamiteit
exclusiveGateway calamiteit_kiezen
userTask protocol_starten | ave:rol=oov
endEvent beoordeeld_4
userTask fasetoets_4 | ave:rol=oov
endEvent uit_4 | alles=ja
begin_4 -> werk_4
werk_4 -> calamiteit_beoordelen
werk_4 -> fasetoets_4
calamiteit_beoordelen -> calamiteit_kiezen
calamiteit_kiezen -> protocol_starten [calamiteit = "ja"]
calamiteit_kiezen -> beoordeeld_4 [anders]
protocol_starten -> beoordeeld_4
fasetoets_4 -> uit_4

proces opschalen
startEvent begin_op
exclusiveGateway doel_kiezen
userTask zvh_besluiten | ave:rol=procesregisseur_ave3 | ave:formulier=zvh
exclusiveGateway zvh_kiezen
intermediateThrowEvent procesregie_naar_3 | ave:regie=procesregie: taak:zvh_besluiten
scriptTask naar_3 | scriptFormat=feel | script={ uitkomst: "3", doelfase: 0 }
parallelGateway besluit_splitsen
userTask besluit_nemen | ave:rol=burgemeester | ave:formulier=besluit | ave:termijn=1 werkdag
userTask overnemen | ave:rol=oov
parallelGateway besluit_samen
exclusiveGateway besluit_kiezen
intermediateThrowEvent procesregie_naar_4 | ave:regie=procesregie: rol:oov; bestuurlijk: rol:burgemeester
scriptTask naar_4 | scriptFormat=feel | script={ uitkomst: "4", doelfase: 0 }
exclusiveGateway terug
scriptTask blijft | scriptFormat=feel | script={ uitkomst: if fase = 3 then "3" else "2", doelfase: 0 }
endEvent op_klaar
begin_op -> doel_kiezen
doel_kiezen -> besluit_splitsen [doelfase = 4 or fase = 3]
doel_kiezen -> zvh_besluiten [anders]
zvh_besluiten -> zvh_kiezen
zvh_kiezen -> procesregie_naar_3 [zvh = "oppakken"]
zvh_kiezen -> terug [anders]
procesregie_naar_3 -> naar_3
naar_3 -> op_klaar
besluit_splitsen -> besluit_nemen
besluit_splitsen -> overnemen
besluit_nemen -> besluit_samen
overnemen -> besluit_samen
besluit_samen -> besluit_kiezen
besluit_kiezen -> procesregie_naar_4 [besluit = "aanvaarden"]
besluit_kiezen -> terug [anders]
procesregie_naar_4 -> naar_4
naar_4 -> op_klaar
terug -> blijft
blijft -> op_klaar

proces afschalen
startEvent begin_af
userTask afschaaltoets | ave:rol=procesregisseur_ave3 | ave:formulier=afschaaltoets
exclusiveGateway overdracht_kiezen
userTask warme_overdracht | ave:rol=procesregisseur_ave3
exclusiveGateway overgedragen
userTask oppakken | ave:rol=casusregisseur
intermediateThrowEvent procesregie_af | ave:regie=procesregie: einde
scriptTask naar_2 | scriptFormat=feel | script={ uitkomst: "2" }
endEvent af_klaar
begin_af -> afschaaltoets
afschaaltoets -> overdracht_kiezen
overdracht_kiezen -> warme_overdracht [zorgen = "serieus"]
overdracht_kiezen -> overgedragen [anders]
warme_overdracht -> overgedragen
overgedragen -> oppakken
oppakken -> procesregie_af
procesregie_af -> naar_2
naar_2 -> af_klaar
"""
