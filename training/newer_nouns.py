"""Nouns of today's news that WordNet 3.0 (2006) does not have, for wordnet_words.py and noun_kinds.py: by lexicographer
file and kind (empty: none of them) the words."""

NEWER_NOUNS = {
    ("person", "Person"): """
        attorney-general barista biathlete bioethicist bioinformatician bobsledder carer centre-back
        centre-forward co-accused co-author co-chair co-conspirator co-director co-driver co-founder co-leader
        co-owner cosplayer councilor cybercriminal decathlete defenceman defenseman documentarian documentarist
        epigraphist fly-half fraudster freediver freeskier frontman frontwoman gallerist gamer geoscientist
        glaciologist goalscorer hacktivist half-back heptathlete hydrogeologist influencer jihadi jobseeker
        judoka karateka kayaker kickboxer left-back mayor-elect memoirist midfielder narcotrafficker openside
        palaeoclimatologist paraglider paralympian podcaster powerlifter president-elect primatologist
        right-back scrum-half secretary-general showjumper showrunner singer-songwriter slalomist
        solicitor-general team-mate triathlete vice-captain vice-chair vice-chairman vice-chancellor vice-mayor
        vice-premier vice-principal videographer vlogger volcanologist wicketkeeper windsurfer youtuber
    """,
    ("group", "Organization"): """
        agritech edtech fintech megachurch microlender multinational supergroup think-tank
    """,
    ("artifact", "Mechanism"): """
        chatbot dashcam e-bike e-scooter ebike hypercar livestream malware microsatellite nanosatellite pick-up
        ransomware rebreather semi-submersible smartphone smartwatch superyacht tram-train
    """,
    ("artifact", "Place"): """
        datacenter datacentre floodwall gigafactory homestay skatepark spaceport superstore waterpark
    """,
    ("act", "Event"): """
        airstrike buy-back cyber-attack cyberattack re-election re-run relaunch run-off stand-off
    """,
    ("substance", ""): """
        antiretroviral biofuel biologic bioplastic biosimilar biosimilars e-waste microplastic nanomaterial
    """,
    ("communication", ""): """
        e-book ebook livestreaming podcast vlog webinar
    """,
    ("possession", ""): """
        bitcoin crowdfunding cryptocurrency microcredit microloan stablecoin
    """,
    ("state", ""): """
        covid mpox
    """,
}
