//! `placet compare`: rules of which one implies the other, and what witnesses show.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;
use insta::assert_snapshot;
use serde_json::{Value, json};

fn folder() -> Folder {
    Folder::new(std::thread::current().name().unwrap())
}

/// The standard output of a run that must have succeeded. (What takes over a second says so on the standard error.)
#[track_caller]
fn printed(line: &str) -> String {
    let run = folder().run(line);
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out
}

#[track_caller]
fn compared(line: &str) -> Value {
    serde_json::from_str(&printed(&format!("compare {line} --format json"))).unwrap()
}

/// The witness of a rule as votes that the calculator takes.
fn votes(rule: &Value) -> String {
    let votes = rule["witness"].as_object().unwrap().iter();
    votes.map(|(member, option)| format!("{member}={}", option.as_str().unwrap())).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_qualified_majority_is_a_simple_one() {
    let line = "eu-council/qualified eu-council/simple_majority --as-of 2023-06-01";
    assert_snapshot!(printed(&format!("compare {line}")), @"
    first             eu-council/qualified: At least 55 % of the members, at least
                      15, with at least 65 % of the population; or no more than
                      three members not in favour.
    second            eu-council/simple_majority: More than half of all members in
                      favour: 14 of 27.
    votes             27 members, each yes or no on 2023-06-01

    The first implies the second: whatever carries the first carries the second.

    first carries     17,787,201 votes
                      the second too, always
    second carries    67,108,864 votes
                      not the first in 49,321,663 votes, 36.7 % of all; for
                      example BGR=no DNK=no FIN=no SVK=no IRL=no HRV=no LTU=no
                      SVN=no LVA=no EST=no CYP=no LUX=no MLT=no others=yes

    how often a vote decides             first      second      change
    Malta                             0.030328    0.154981   +0.124653
    Luxembourg                        0.030581    0.154981   +0.124400
    Cyprus                            0.031129    0.154981   +0.123852
    Estonia                           0.032066    0.154981   +0.122915
    Latvia                            0.033156    0.154981   +0.121825
    Slovenia                          0.033646    0.154981   +0.121335
    Lithuania                         0.035213    0.154981   +0.119768
    Croatia                           0.037278    0.154981   +0.117703
    Ireland                           0.040095    0.154981   +0.114886
    Slovakia                          0.040584    0.154981   +0.114397
    Finland                           0.040867    0.154981   +0.114114
    Denmark                           0.041635    0.154981   +0.113346
    and 15 more (--format csv has all)
    ");
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
    let text = printed("compare eu-council/qualified eu-council/qualified_majority --as-of 2023-06-01");
    assert!(text.contains("The same rule: whatever carries one carries the other."), "{text}");
    let abstaining =
        "un-general-assembly/important un-general-assembly/ordinary --as-of 2025-01-15 --options yes,abstain,no";
    let found = compared(abstaining);
    assert_eq!(found["rules"][0]["implies_other"], true);
    assert_eq!(found["rules"][1]["implies_other"], false);
    let table = printed(&format!("compare {abstaining} --format csv"));
    assert!(
        table.starts_with("id,name,only un-general-assembly/important,only un-general-assembly/ordinary,banzhaf"),
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
