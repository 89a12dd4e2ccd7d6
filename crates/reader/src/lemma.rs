//! Inflection. The lexicon holds base forms; each is met in every form it may have, those that do not exist included.

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

/// The forms of a base form, itself first: "deny", "denies", "denied", "denying".
#[must_use]
pub fn forms(base: &str) -> Vec<String> {
    let mut found = vec![base.to_owned()];
    found.extend(IRREGULAR.iter().filter(|(_, known)| *known == base).map(|(form, _)| (*form).to_owned()));
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let letters: Vec<char> = base.chars().rev().take(3).collect();
    match letters.as_slice() {
        ['y', before, ..] if !vowel(*before) => {
            let stem = &base[..base.len() - 1];
            found.extend([format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing")]);
        }
        ['e', before, ..] => {
            let stem = &base[..base.len() - 1];
            found.extend([format!("{base}s"), format!("{base}d"), format!("{stem}ing")]);
            if *before == 'i' {
                found.push(format!("{}ying", &base[..base.len() - 2]));
            }
        }
        [last, before, third] if !vowel(*last) && vowel(*before) && !vowel(*third) => {
            found.extend([format!("{base}s"), format!("{base}es")]);
            for stem in [base.to_owned(), format!("{base}{last}")] {
                found.extend([format!("{stem}ed"), format!("{stem}ing")]);
            }
        }
        _ => found.extend([format!("{base}s"), format!("{base}es"), format!("{base}ed"), format!("{base}ing")]),
    }
    found
}
