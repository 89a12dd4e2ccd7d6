//! `placet compare`: rules of which one implies the other, and what witnesses show.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;
use insta::assert_snapshot;
use serde_json::{Value, json};

fn folder() -> Folder {
    Folder::new(std::thread::current().name().unwrap())
}

#[track_caller]
fn compared(line: &str) -> Value {
    folder().run(&format!("compare {line} --format json")).json()
}

/// The witness of a rule as votes that the calculator takes.
fn votes(rule: &Value) -> String {
    let votes = rule["witness"].as_object().unwrap().iter();
    votes.map(|(member, option)| format!("{member}={}", option.as_str().unwrap())).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_qualified_majority_is_a_simple_one() {
    let line = "eu-council/qualified eu-council/simple_majority --as-of 2023-06-01";
    assert_snapshot!(folder().run(&format!("compare {line}")).answer(), @"");
    let found = compared(line);
    assert_eq!((&found["schema"], &found["same"]), (&json!("placet-compare/1"), &json!(false)));
    let (qualified, simple) = (&found["rules"][0], &found["rules"][1]);
    assert_eq!((&qualified["implies_other"], &qualified["without_other"]), (&json!(true), &json!("0")));
    assert_eq!((&qualified["carries"], &simple["carries"]), (&json!("17787201"), &json!("67108864")));
    assert_eq!(qualified["witness"], Value::Null);
    assert_eq!(simple["without_other"], "49321663");
    // The witness carries one rule and not the other, as the calculator judges.
    let judged = |rule: &str| {
        folder().run(&format!("vote eu-council/{rule} --as-of 2023-06-01 {} --format json", votes(simple))).json()
    };
    assert_eq!(judged("simple_majority")["carried"], true);
    assert_eq!(judged("qualified")["carried"], false);
}

#[test]
fn a_reinforced_majority_is_a_qualified_one() {
    let found = compared("eu-council/reinforced eu-council/qualified --as-of 2023-06-01");
    assert_eq!(found["rules"][0]["implies_other"], true);
    assert_eq!(found["rules"][1]["implies_other"], false);
}

#[test]
fn rules_of_two_bodies_share_the_votes_of_their_members() {
    // Nine of the Council are far from half of the Assembly, and most of the Assembly can do without five permanent members.
    let found =
        compared("un-security-council/substantive un-general-assembly/ordinary --as-of 2025-01-15 --options yes,no");
    assert_eq!(found["members"].as_array().unwrap().len(), 193);
    for rule in found["rules"].as_array().unwrap() {
        assert_eq!(rule["implies_other"], false);
        assert_eq!(rule["witness"].as_object().unwrap().len(), 193);
    }
}

#[test]
fn two_names_of_one_rule() {
    let same = compared("eu-council/qualified eu-council/qualified_majority --as-of 2023-06-01");
    assert_eq!(same["same"], true);
    let text = folder().run("compare eu-council/qualified eu-council/qualified_majority --as-of 2023-06-01").answer();
    assert!(text.contains("The same rule: whatever carries one carries the other."), "{text}");
    let abstaining =
        "un-general-assembly/important un-general-assembly/ordinary --as-of 2025-01-15 --options yes,abstain,no";
    let found = compared(abstaining);
    assert_eq!(found["rules"][0]["implies_other"], true);
    assert_eq!(found["rules"][1]["implies_other"], false);
    let table = folder().run(&format!("compare {abstaining} --format csv")).answer();
    assert!(
        table.starts_with("id,name,only un-general-assembly/important,only un-general-assembly/ordinary\n"),
        "{table}"
    );
    assert_eq!(table.lines().count(), 194);
}

#[test]
fn what_is_refused() {
    let one = folder().run("compare eu-council/qualified");
    assert_eq!(one.code, Some(2), "{}", one.err);
    let wrong = folder().run("compare eu-council/qualified eu-council/qualifed --as-of 2023-06-01").refusal();
    assert!(wrong.contains("qualified"), "{wrong}");
    let options = folder().run("compare eu-council/qualified north-atlantic-council --as-of 2023-06-01").refusal();
    assert!(options.contains("no option `yes`") || options.contains("`yes`"), "{options}");
}
