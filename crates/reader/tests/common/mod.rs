//! An invented article with a ledger of ours, for tests.

#![allow(dead_code)]

use std::path::{Path, PathBuf};

use reader::ledger::Ledger;
use serde_json::{Value, json};

/// The article: places, people and words are invented.
pub const ARTICLE: &str = "NERIDA, 4 May – Prime Minister Åsa Lindqvist of Orland said that her country would back the dyke \
if the League paid half. Vestria has rejected the plan. “We will never build it,” its envoy, Tor Okafor, told reporters. \
Former minister Ebba Ruiz denied that she had threatened the League. Officials in Vestria reportedly favour a smaller wall. \
The League, of which Orland is a member, must approve the dyke by two thirds. It is not known who would pay.\n";

/// The only place of some words, in characters.
pub fn span(words: &str) -> Value {
    let byte = ARTICLE.find(words).unwrap_or_else(|| panic!("`{words}` does not stand in the article"));
    let start = ARTICLE[..byte].chars().count();
    json!({ "start": start, "end": start + words.chars().count(), "text": words })
}

fn mention(words: &str, form: &str) -> Value {
    let mut value = span(words);
    value["form"] = form.into();
    value
}

/// Its ledger.
pub fn gold() -> Value {
    json!({
        "schema": "gold-statements/1",
        "doc": {
            "id": "dyke", "file": "dyke.txt",
            "sha256": "138e07cd8d2d635f5611f4026af235b3ce7d8b52b315633cd4a65de39c957984",
            "chars": ARTICLE.chars().count(), "bytes": ARTICLE.len(),
            "offsets": "Unicode scalar values (not bytes), half-open [start,end)",
            "title": null, "date": "2026-05-04", "language": "en", "notes": "All of it is invented."
        },
        "entities": [
            { "id": "ORL", "name": "Orland", "kind": "state", "principal": "ORL",
              "mentions": [mention("Orland", "name"), mention("her country", "nominal")] },
            { "id": "VES", "name": "Vestria", "kind": "state", "principal": "VES", "mentions": [mention("Vestria", "name")] },
            { "id": "LEA", "name": "League", "kind": "igo", "principal": "LEA", "mentions": [mention("the League", "name"), mention("The League", "name")] },
            { "id": "lindqvist", "name": "Åsa Lindqvist", "kind": "person", "principal": "ORL", "office": "Prime Minister of Orland",
              "status": "current", "mentions": [mention("Åsa Lindqvist", "name")] },
            { "id": "okafor", "name": "Tor Okafor", "kind": "person", "principal": "VES", "office": "envoy", "status": "current",
              "mentions": [mention("Tor Okafor", "name")] },
            { "id": "ruiz", "name": "Ebba Ruiz", "kind": "person", "principal": "ORL", "office": "minister", "status": "former",
              "mentions": [mention("Ebba Ruiz", "name"), mention("she", "pronoun")] },
            { "id": "officials", "name": "officials in Vestria", "kind": "unnamed", "principal": "VES",
              "mentions": [mention("Officials in Vestria", "nominal")] }
        ],
        "issues": [
            { "id": "P1", "kind": "proposal", "label": "A dyke", "mentions": [span("the dyke"), span("the plan")] },
            { "id": "P2", "kind": "proposal", "label": "A smaller wall", "parent": "P1", "mentions": [span("a smaller wall")] }
        ],
        "statements": [
            { "id": "s1", "actor": "lindqvist", "actor_span": span("Prime Minister Åsa Lindqvist of Orland"),
              "stance": "conditional", "polarity": "conditional", "target": "P1",
              "also_accept": [{ "stance": "supports", "target": "P1" }], "source": "self",
              "chain": [{ "who": "lindqvist", "self": true, "cue": span("said") }], "mode": "indirect", "certainty": "on_record",
              "conditions": [{ "type": "if", "start": span("if the League paid half")["start"],
                  "end": span("if the League paid half")["end"], "text": "if the League paid half" }],
              "cue": span("said"),
              "evidence": span("Prime Minister Åsa Lindqvist of Orland said that her country would back the dyke if the League paid half"),
              "tier": "core" },
            { "id": "s2", "actor": "VES", "actor_span": span("Vestria"), "stance": "opposes", "polarity": "con", "target": "P1",
              "source": "narrator", "chain": [], "mode": "narrated", "certainty": "asserted", "cue": span("rejected"),
              "evidence": span("Vestria has rejected the plan"), "tier": "core" },
            { "id": "s3", "actor": "okafor", "actor_span": span("its envoy, Tor Okafor"), "stance": "opposes", "polarity": "con",
              "target": "P1", "also_accept": [{ "stance": "criticises", "target": "P1" }], "source": "self",
              "chain": [{ "who": "okafor", "self": true, "cue": span("told") }], "mode": "direct", "certainty": "on_record",
              "cue": span("told"), "quotes": [span("“We will never build it,”")],
              "evidence": span("“We will never build it,” its envoy, Tor Okafor, told reporters"), "tier": "core" },
            { "id": "s4", "actor": "ruiz", "actor_span": span("Former minister Ebba Ruiz"), "stance": "denies", "polarity": "con",
              "target": "LEA", "negated_cue": true, "source": "self", "chain": [{ "who": "ruiz", "self": true, "cue": span("denied") }],
              "mode": "indirect", "certainty": "on_record", "cue": span("denied"),
              "evidence": span("Former minister Ebba Ruiz denied that she had threatened the League"), "tier": "core" },
            { "id": "s5", "actor": "officials", "actor_span": span("Officials in Vestria"), "stance": "supports", "polarity": "pro",
              "target": "P2", "source": "narrator", "chain": [], "mode": "narrated", "certainty": "hedged",
              "hedges": [span("reportedly")], "cue": span("favour"),
              "evidence": span("Officials in Vestria reportedly favour a smaller wall"), "tier": "optional", "note": "Who they are is not said." }
        ],
        "memberships": [{ "id": "m1", "member": "ORL", "body": "LEA", "relation": "member",
            "evidence": span("The League, of which Orland is a member"), "tier": "core" }],
        "unknowns": [{ "id": "u1", "about": "who would pay", "evidence": span("It is not known who would pay"), "tier": "core" }],
        "requirements": [{ "id": "r1", "issue": "P1", "body": "LEA", "needs": "approval by two thirds",
            "evidence": span("must approve the dyke by two thirds"), "tier": "core" }]
    })
}

/// The same, read.
pub fn ledger(value: &Value) -> Ledger {
    Ledger::from_json(&value.to_string(), ARTICLE).unwrap_or_else(|found| panic!("{found:#?}"))
}

/// The shared data: `PLACET_SHARED`, or `../shared/data` beside the repository.
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let file = std::env::var_os("PLACET_SHARED").map_or_else(beside, PathBuf::from).join(path);
    if !file.exists() {
        eprintln!("skipped: no {} here", file.display());
    }
    file.exists().then_some(file)
}
