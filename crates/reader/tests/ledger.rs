//! `gold-statements/1`: what is written is what was read, and nothing passes whose words are not the article's.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{ARTICLE, gold, ledger, shared, span};
use insta::assert_snapshot;
use proptest::prelude::*;
use reader::ledger::{Ledger, Stance, Voice, article_file};
use serde_json::{Value, json};

fn findings(value: &Value) -> String {
    let found = Ledger::from_json(&value.to_string(), ARTICLE).unwrap_err();
    let line = |d: &terms::Diagnostic| [std::slice::from_ref(&d.message), d.hints.as_slice()].concat().join("; ");
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_ledger_is_read_with_spans_in_bytes_and_written_back() {
    let ledger = ledger(&gold());
    let refusal = &ledger.statements[2];
    assert_eq!(&ARTICLE[refusal.quotes[0].clone()], "“We will never build it,”");
    assert_eq!((refusal.stance, &refusal.source), (Stance::Opposes, &Voice::Itself));
    assert_eq!(ledger.to_json(ARTICLE).unwrap(), gold());
    assert_eq!(article_file(&gold().to_string()).unwrap(), "dyke.txt");
}

#[test]
fn every_mistake_at_its_path_and_all_at_once() {
    let mut value = gold();
    value["statements"][1]["stance"] = json!("oposes");
    value["statements"][2]["quotes"][0]["text"] = json!("“We will build it,”");
    value["statements"][0]["conditions"][0]["end"] = json!(9999);
    value["entities"][0].as_object_mut().unwrap().remove("principal");
    value["issues"][1]["mentions"] = json!("a smaller wall");
    value["doc"]["date"] = json!("4 May");
    assert_snapshot!(findings(&value), @r"
    at `$.doc.date`: `4 May` is not a date; write it as 2025-03-20
    at `$.entities[0]`: `principal` is missing
    at `$.issues[1].mentions`: expected a list, found text
    at `$.statements[0].conditions[0]`: [97, 9999) is no stretch of the article, which has 451 characters
    at `$.statements[1].stance`: `oposes` is none of the words for `stance`; the nearest name is `opposes`
    at `$.statements[2].quotes[0]`: the article has `“We will never build it,”` at [153, 178), not `“We will build it,”`
    ");
}

#[test]
fn ids_that_name_nothing_and_an_article_that_is_another() {
    let mut value = gold();
    value["statements"][0]["actor"] = json!("linqvist");
    value["statements"][1]["target"] = json!("P9");
    value["statements"][2]["source"] = json!("the-envoy");
    value["statements"][3]["chain"][0]["who"] = json!("ruis");
    assert_snapshot!(findings(&value), @r"
    at `$.statements[0].actor`: no entity has the id `linqvist`; the nearest name is `lindqvist`
    at `$.statements[1].target`: no issue or entity has the id `P9`; the nearest name is `P1`
    at `$.statements[2].source`: no entity has the id `the-envoy`; the names are LEA, ORL, VES, lindqvist, officials, okafor, ruiz
    at `$.statements[3].chain[0].who`: no entity has the id `ruis`; the nearest name is `ruiz`
    ");
    let another = Ledger::from_json(&gold().to_string(), &ARTICLE.replace("half", "most")).unwrap_err();
    assert_eq!(another.len(), 1, "one mistake, not one a span");
    assert!(another.iter().any(|d| d.message.contains("the article is not the one that was read")));
    let mut value = gold();
    value["schema"] = json!("gold-statements/2");
    assert_snapshot!(findings(&value), @"at `$.schema`: expected `gold-statements/1`, found `gold-statements/2`");
    assert!(Ledger::from_json("{", ARTICLE).is_err() && article_file("[]").is_err());
}

#[test]
fn an_unresolved_field_is_a_question_mark() {
    let mut value = gold();
    value["statements"][0]["actor"] = json!("?");
    value["statements"][0]["target"] = json!("?");
    assert_eq!(ledger(&value).to_json(ARTICLE).unwrap(), value);
}

#[test]
fn a_span_that_is_none_is_not_written() {
    let mut broken = ledger(&gold());
    broken.statements[0].evidence = 0..ARTICLE.len() + 1;
    assert!(broken.to_json(ARTICLE).is_err());
    broken.statements[0].evidence = 16..16;
    assert!(broken.to_json(ARTICLE).is_err(), "no words, no evidence");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Moving one offset of one span by anything is found: a run with offsets that are not exact is no run.
    #[test]
    fn no_offset_can_be_off(which in 0_usize..5, start in 0_u64..700, end in 0_u64..700) {
        let mut value = gold();
        let place = &mut value["statements"][which]["evidence"];
        let unmoved = place["start"] == json!(start) && place["end"] == json!(end);
        place["start"] = json!(start);
        place["end"] = json!(end);
        let read = Ledger::from_json(&value.to_string(), ARTICLE);
        prop_assert_eq!(read.is_ok(), unmoved);
    }

    /// Whatever JSON comes, there is an answer.
    #[test]
    fn any_value_anywhere_is_answered(path in 0_usize..400, with in 0_usize..7) {
        let values = [json!(null), json!(-1), json!(1e300), json!("?"), json!([]), json!({}), json!([{ "start": 1 }])];
        let mut value = gold();
        let mut pointers = Vec::new();
        let mut open = vec![String::new()];
        while let Some(at) = open.pop() {
            let keys: Vec<String> = match value.pointer(&at) {
                Some(Value::Object(map)) => map.keys().cloned().collect(),
                Some(Value::Array(list)) => (0..list.len()).map(|i| i.to_string()).collect(),
                _ => Vec::new(),
            };
            open.extend(keys.iter().map(|key| format!("{at}/{key}")));
            pointers.push(at);
        }
        let at = &pointers[path % pointers.len()];
        *value.pointer_mut(at).unwrap() = values[with].clone();
        if let Ok(ledger) = Ledger::from_json(&value.to_string(), ARTICLE) {
            prop_assert!(ledger.to_json(ARTICLE).is_ok());
        }
    }
}

#[test]
fn the_shared_golds_are_written_as_they_were_read() {
    for name in ["seed-article/gold", "practice/p01-grain-deal.gold", "practice/p02-canal-toll.gold"] {
        let Some(file) = shared(&format!("statements/{name}.json")) else { return };
        let json = std::fs::read_to_string(&file).unwrap();
        let article = std::fs::read_to_string(file.with_file_name(article_file(&json).unwrap())).unwrap();
        let ledger = Ledger::from_json(&json, &article).unwrap();
        assert_eq!(ledger.to_json(&article).unwrap(), serde_json::from_str::<Value>(&json).unwrap(), "{name}");
    }
}

#[test]
fn spans_of_the_tests_are_characters() {
    assert_eq!(span("Åsa")["start"], json!(31));
}
