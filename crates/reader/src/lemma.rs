//! Base forms. Only what a lexicon needs: the base forms a word may have, the likeliest first; the lexicon says which is one.

/// Forms that no rule makes, with their base.
const IRREGULAR: &[(&str, &str)] = &[
    ("said", "say"),
    ("told", "tell"),
    ("gave", "give"),
    ("given", "give"),
    ("took", "take"),
    ("taken", "take"),
    ("made", "make"),
    ("had", "have"),
    ("has", "have"),
    ("held", "hold"),
    ("met", "meet"),
    ("sent", "send"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("wrote", "write"),
    ("written", "write"),
    ("brought", "bring"),
    ("put", "put"),
    ("left", "leave"),
    ("kept", "keep"),
    ("stood", "stand"),
    ("thought", "think"),
    ("felt", "feel"),
    ("found", "find"),
    ("knew", "know"),
    ("known", "know"),
    ("saw", "see"),
    ("seen", "see"),
    ("went", "go"),
    ("gone", "go"),
    ("came", "come"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("withheld", "withhold"),
    ("drew", "draw"),
    ("drawn", "draw"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("forbade", "forbid"),
    ("forbidden", "forbid"),
    ("forsook", "forsake"),
    ("fought", "fight"),
    ("sought", "seek"),
    ("broke", "break"),
    ("broken", "break"),
    ("struck", "strike"),
    ("stuck", "stick"),
    ("won", "win"),
    ("lent", "lend"),
    ("laid", "lay"),
    ("led", "lead"),
    ("lost", "lose"),
    ("paid", "pay"),
    ("ran", "run"),
    ("shot", "shoot"),
    ("shook", "shake"),
    ("shaken", "shake"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("undertook", "undertake"),
    ("undertaken", "undertake"),
    ("upheld", "uphold"),
    ("rose", "rise"),
    ("got", "get"),
    ("gotten", "get"),
    ("heard", "hear"),
    ("meant", "mean"),
    ("dealt", "deal"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("flew", "fly"),
    ("forewent", "forgo"),
    ("overthrew", "overthrow"),
    ("pled", "plead"),
    ("set", "set"),
    ("sold", "sell"),
    ("bought", "buy"),
    ("built", "build"),
    ("taught", "teach"),
    ("understood", "understand"),
    ("was", "be"),
    ("were", "be"),
    ("is", "be"),
    ("are", "be"),
    ("been", "be"),
    ("am", "be"),
    ("'s", "be"),
    ("'re", "be"),
    ("'m", "be"),
    ("did", "do"),
    ("does", "do"),
    ("done", "do"),
    ("bound", "bind"),
    ("hit", "hit"),
    ("cut", "cut"),
    ("let", "let"),
    ("beset", "beset"),
    ("bade", "bid"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("shrank", "shrink"),
    ("sank", "sink"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("read", "read"),
    ("recast", "recast"),
    ("cast", "cast"),
    ("outlawed", "outlaw"),
    ("borne", "bear"),
    ("bore", "bear"),
    ("sat", "sit"),
    ("stole", "steal"),
    ("tore", "tear"),
    ("wore", "wear"),
    ("woke", "wake"),
    ("overrode", "override"),
    ("ceded", "cede"),
    ("besought", "beseech"),
    ("grew", "grow"),
    ("dug", "dig"),
    ("lay", "lie"),
    ("people", "people"),
    ("men", "man"),
    ("women", "woman"),
    ("threats", "threat"),
    ("media", "media"),
    ("dug", "dig"),
    ("slid", "slide"),
    ("foresaw", "foresee"),
    ("spun", "spin"),
    ("split", "split"),
    ("spread", "spread"),
    ("quit", "quit"),
    ("bled", "bleed"),
    ("worse", "bad"),
];

/// The base forms a lower-cased word may have, itself first.
#[must_use]
pub fn bases(word: &str) -> Vec<String> {
    let mut found = vec![word.to_owned()];
    if let Some((_, base)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        found.insert(0, (*base).to_owned());
    }
    let mut add = |stem: &str, ending: &str| {
        if stem.chars().count() >= 2 {
            found.push(format!("{stem}{ending}"));
        }
    };
    if let Some(stem) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")) {
        add(stem, "y");
    }
    for ending in ["es", "s"] {
        if let Some(stem) = word.strip_suffix(ending) {
            add(stem, "");
        }
    }
    for ending in ["ed", "ing"] {
        if let Some(stem) = word.strip_suffix(ending) {
            add(stem, "e");
            add(stem, "");
            let mut letters = stem.chars().rev();
            if let (Some(last), Some(before)) = (letters.next(), letters.next())
                && last == before
            {
                add(&stem[..stem.len() - last.len_utf8()], "");
            }
        }
    }
    if let Some(stem) = word.strip_suffix("ying") {
        add(stem, "ie");
    }
    found
}
