//! Blocks of a dossier from a ledger: who speaks for whom, what carries weight, and nothing without its words.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::{ARTICLE, gold, ledger};
use insta::assert_snapshot;
use proptest::prelude::*;
use reader::blocks::{
    Aim, Block, Fate, KnownBody, POSITIONS, Setting, Value, blocks, found, issues_to_motions, listed,
};
use reader::ledger::{Ledger, Polarity, Stance};
use reader::lexicon::Lexicon;
use serde_json::{Value as Json, json};
use terms::{Memory, parse_date};

fn drafts(value: &Json) -> Vec<Block> {
    let ledger = ledger(value);
    let aims = issues_to_motions(&ledger);
    let aim = |issue: &str| aims.get(issue).cloned().unwrap_or(Aim::Unresolved);
    let setting = Setting {
        article: ARTICLE,
        date: parse_date("2026-05-04").unwrap(),
        source: "dyke",
        aim: &aim,
        taken: BTreeSet::new(),
    };
    blocks(&ledger, setting)
}

#[test]
fn a_ledger_as_blocks() {
    assert_snapshot!(listed(&drafts(&gold())).trim_start(), @r#"
    # to do: in which contexts is the condition met? (scope)
    [[statement]]
    id = "lindqvist-2026-05-04"
    actor = "ORL"
    motion = "dyke"
    position = "open"
    date = 2026-05-04
    quote = "Prime Minister Åsa Lindqvist of Orland said that her country would back the dyke if the League paid half"
    source = "dyke"
    speaker = "Åsa Lindqvist"
    office = "head of state or government"
    condition = "if the League paid half"
    meaning = "if"

    [[statement]]
    id = "ves-2026-05-04"
    actor = "VES"
    motion = "dyke"
    position = "con firm"
    date = 2026-05-04
    quote = "Vestria has rejected the plan"
    source = "dyke"

    [[statement]]
    id = "okafor-2026-05-04"
    actor = "VES"
    motion = "dyke"
    position = "con"
    date = 2026-05-04
    quote = "We will never build it"
    source = "dyke"
    speaker = "Tor Okafor"
    office = "ambassador"

    [[argument]]
    id = "ebba-ruiz-2026-05-04"
    kind = "argument"
    by = "Ebba Ruiz"
    target = "LEA"
    quote = "Former minister Ebba Ruiz denied that she had threatened the League"
    date = 2026-05-04
    source = "dyke"

    [[statement]]
    id = "vestria-2026-05-04"
    actor = "VES"
    motion = "dyke"
    position = "pro"
    date = 2026-05-04
    quote = "Officials in Vestria reportedly favour a smaller wall"
    source = "dyke"
    speaker = "officials in Vestria"
    office = "anonymous official"
    hedge = "reportedly"
    bearing = "near"

    [[argument]]
    id = "argument-2026-05-04"
    kind = "argument"
    text = "Needed: approval by two thirds"
    quote = "must approve the dyke by two thirds"
    date = 2026-05-04
    source = "dyke"

    [[argument]]
    id = "argument-2026-05-04-2"
    kind = "gap"
    text = "Not said: who would pay"
    quote = "It is not known who would pay"
    date = 2026-05-04
    source = "dyke"
    "#);
}

#[test]
fn every_quote_stands_in_the_article() {
    for block in drafts(&gold()) {
        assert!(ARTICLE.contains(block.text("quote")), "{}", block.text("quote"));
        assert!(!block.text("quote").is_empty());
    }
}

#[test]
fn every_stance_has_a_fate_and_no_denial_takes_a_side() {
    assert_eq!(POSITIONS.len(), Stance::ALL.len());
    for ((stance, fate), (_, expected)) in POSITIONS.iter().zip(Stance::ALL) {
        assert_eq!(stance, expected);
        let side = match fate {
            Fate::Statement(position) | Fate::Threat(position) => position.split(' ').next(),
            Fate::Argument(_) | Fate::Happened => None,
        };
        match stance.polarity() {
            Polarity::Pro | Polarity::Ask => assert_eq!(side, Some("pro"), "{stance:?}"),
            Polarity::Con => assert!(matches!(side, Some("con") | None), "{stance:?}"),
            Polarity::Conditional => assert_eq!(side, Some("open"), "{stance:?}"),
            Polarity::Neutral => assert!(!matches!(side, Some("pro" | "con")), "{stance:?}"),
        }
    }
    assert_eq!(POSITIONS.iter().find(|(stance, _)| *stance == Stance::Denies).unwrap().1, Fate::Argument("argument"));
}

#[test]
fn the_page_has_the_table() {
    let page = include_str!("../../../docs/read.md");
    for (stance, fate) in POSITIONS {
        let word = stance.word();
        let row = page.lines().find(|line| line.starts_with(&format!("| `{word}` |"))).unwrap();
        let told = match fate {
            Fate::Statement(position) => format!("| `{position}`"),
            Fate::Threat(position) => format!("| `{position}`, and an argument `threat`"),
            Fate::Argument(kind) => format!("| argument `{kind}`"),
            Fate::Happened => "| date".to_owned(),
        };
        assert!(row.contains(&told), "{row} says nothing of {told}");
    }
}

#[test]
fn what_the_text_marks_as_past_or_a_former_minister_says_has_no_weight() {
    let mut value = gold();
    value["statements"][1]["superseded"] = json!(true);
    value["statements"][3]["stance"] = json!("opposes");
    value["statements"][3]["target"] = json!("P1");
    let blocks = drafts(&value);
    let of = |quote: &str| blocks.iter().find(|block| block.text("quote").starts_with(quote)).unwrap();
    assert_eq!(of("Vestria has rejected").table, "argument");
    assert_eq!(of("Former minister").table, "argument");
    value["entities"][5]["office"] = json!("President of Orland");
    let blocks = drafts(&value);
    let former = blocks.iter().find(|block| block.text("quote").starts_with("Former minister")).unwrap();
    assert_eq!((former.table, former.text("office")), ("statement", "former head"));
}

#[test]
fn a_third_party_is_named_and_is_no_speaker() {
    let mut value = gold();
    value["statements"][2]["source"] = json!("lindqvist");
    value["statements"][2]["chain"] = json!([{ "who": "lindqvist", "self": false }]);
    let blocks = drafts(&value);
    let told = blocks.iter().find(|block| block.text("speaker") == "Tor Okafor").unwrap();
    assert_eq!(told.get("chain"), Some(&Value::List(vec!["Åsa Lindqvist".to_owned()])));
    assert_eq!(told.get("digit"), Some(&Value::Number(3)));
}

#[test]
fn the_president_who_speaks_for_the_state_is_its_speaker() {
    let mut value = gold();
    value["statements"][0]["actor"] = json!("ORL");
    value["statements"][0]["source"] = json!("lindqvist");
    value["statements"][0]["chain"] = json!([{ "who": "lindqvist", "self": false }]);
    let blocks = drafts(&value);
    let said = blocks.iter().find(|block| block.text("actor") == "ORL").unwrap();
    assert_eq!((said.text("speaker"), said.text("office")), ("Åsa Lindqvist", "head of state or government"));
    assert_eq!(said.get("chain"), None);
}

#[test]
fn what_is_open_is_a_question_mark_in_a_comment() {
    let mut value = gold();
    value["statements"][1]["actor"] = json!("?");
    value["statements"][2]["target"] = json!("?");
    let blocks = drafts(&value);
    let open: Vec<&Block> = blocks.iter().filter(|block| !block.is_resolved()).collect();
    assert_eq!(open.len(), 2);
    assert_eq!(open[0].unresolved().collect::<Vec<_>>(), ["actor"]);
    assert!(open[0].todo[0].contains("“Vestria”"), "{:?}", open[0].todo);
    assert!(open.iter().all(|block| block.toml().lines().all(|line| line.starts_with("# "))));
}

/// Founds a dossier and opens it.
fn opened(ledger: &Ledger, blocks: &[Block]) -> Result<dossier::Dossier, String> {
    let bodies = [KnownBody { id: "un-security-council".to_owned(), name: "UN Security Council".to_owned() }];
    let founding = found(ledger, blocks, "dyke.txt", parse_date("2026-05-04").unwrap(), &bodies, Lexicon::shipped());
    let founding = founding.ok_or("nothing to found it on")?;
    let world = founding
        .files
        .iter()
        .fold(Memory::new(), |world, (file, text)| world.with(format!("dyke/{file}"), text.as_bytes()));
    let shipped = rules::shipped();
    let catalogue = rules::Catalogue::new(&shipped);
    dossier::open(&world, "dyke", &catalogue).map(|(dossier, _)| dossier).map_err(|found| format!("{found:#?}"))
}

#[test]
fn a_draft_dossier_is_sound() {
    let dossier = opened(&ledger(&gold()), &drafts(&gold())).unwrap();
    assert_eq!(dossier.motions.len(), 1);
    assert_eq!(dossier.motions[0].id.value.as_str(), "dyke");
    assert_eq!(dossier.statements.len(), 4);
    let orland = dossier.actors.iter().find(|actor| actor.id.value.as_str() == "ORL").unwrap();
    assert_eq!(orland.memberships[0].group.value.as_str(), "lea");
}

#[test]
fn a_body_of_the_catalogue_must_approve_where_the_text_says_so() {
    let mut value = gold();
    value["entities"][2]["name"] = json!("United Nations Security Council");
    let dossier = opened(&ledger(&value), &drafts(&value)).unwrap();
    assert_eq!(dossier.motions.len(), 2);
    assert_eq!(dossier.motions[1].id.value.as_str(), "dyke_approval");
    assert_eq!(dossier.paths.len(), 1);
}

#[test]
fn without_a_statement_on_a_plan_there_is_no_dossier() {
    let mut value = gold();
    value["statements"] = json!([]);
    assert!(opened(&ledger(&value), &drafts(&value)).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    /// Whatever the labels, names and ids of an article are, what is drafted from it is a sound dossier.
    #[test]
    fn any_words_make_a_sound_dossier(label in "\\PC{1,60}|(and|by|text|sum|or){1,3}|[\"\\\\\n\u{0}-\u{1f}]{1,9}", name in "\\PC{0,40}",
        principal in "[A-Za-z:+ é-]{1,90}|unknown|\\PC{1,20}", needs in "\\PC{0,30}") {
        let mut value = gold();
        value["issues"][0]["label"] = json!(label);
        value["entities"][1]["name"] = json!(name);
        value["entities"][1]["principal"] = json!(principal);
        value["entities"][4]["name"] = json!(name);
        value["requirements"][0]["needs"] = json!(needs);
        let opened = opened(&ledger(&value), &drafts(&value));
        prop_assert!(opened.is_ok(), "{}", opened.err().unwrap_or_default());
    }
}
