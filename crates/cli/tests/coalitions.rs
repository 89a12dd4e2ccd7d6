//! `placet coalitions`: known counts of known bodies, what is asked with members fixed, and what is refused.

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
fn answer(line: &str) -> Value {
    serde_json::from_str(&printed(&format!("coalitions {line} --format json"))).unwrap()
}

#[test]
fn the_security_council() {
    assert_snapshot!(printed("coalitions un-security-council --as-of 2025-01-15"), @"
    un-security-council/substantive on 2025-01-15
      UN Security Council. At least nine votes in favour and no permanent member
      against.
      848 of the 32,768 coalitions of 15 members win (2.6 %).

      Vetoes            China, France, United Kingdom, Russia, United States
      Never count       nobody
      Who matters more  China = France = United Kingdom = Russia = United States >
                        Algeria = Guyana = South Korea = Sierra Leone = Slovenia =
                        Denmark = Greece = Pakistan = Panama = Somalia
      Weighted game     yes: [39; 7 × 5, 1 × 10], in this order

      Minimal winning   210 of 9 members
      Minimal blocking  125: 5 of 1 member, 120 of 7
      Smallest to win   9: China, France, United Kingdom, Russia, United States,
                        Algeria, Guyana, South Korea, Sierra Leone
      Smallest to block 1: China
    ");
    let found = answer("un-security-council --as-of 2025-01-15");
    assert_eq!(found["schema"], "placet-coalitions/1");
    assert_eq!(found["winning_coalitions"], "848");
    assert_eq!(found["minimal_winning"]["count"], "210");
    assert_eq!(found["minimal_winning"]["by_size"], json!({ "9": "210" }));
    assert_eq!(found["minimal_blocking"]["by_size"], json!({ "1": "5", "7": "120" }));
    assert_eq!(found["weighted"]["quota"], "39");
    assert_eq!(found["weighted"]["weights"]["RUS"], "7");
    let vetoes: Vec<&str> = found["members"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|member| member["veto"] == true)
        .map(|member| member["id"].as_str().unwrap())
        .collect();
    assert_eq!(vetoes, ["CHN", "FRA", "GBR", "RUS", "USA"]);
}

#[test]
fn the_council_of_the_european_union() {
    let found = answer("eu-council/qualified --as-of 2023-06-01 --minimal blocking --limit 3");
    assert_eq!(found["winning_coalitions"], "17787201");
    assert_eq!(
        (&found["minimal_winning"]["count"], &found["minimal_blocking"]["count"]),
        (&json!("4379988"), &json!("3609574"))
    );
    assert_eq!(found["minimal_blocking"]["by_size"]["4"], "533");
    assert_eq!(found["complete"], true);
    assert_eq!(found["kinds"].as_array().unwrap().len(), 27);
    assert_eq!(found["weighted"]["answer"], false);
    assert_eq!(found["listed"].as_array().unwrap().len(), 3);
    assert_eq!(found["listed"][0], json!({ "size": 4, "members": ["DEU", "FRA", "ITA", "ESP"] }));
    // What it says of a coalition is what the calculator says of the vote.
    for coalition in found["listed"].as_array().unwrap() {
        let members = coalition["members"].as_array().unwrap().iter().map(|member| member.as_str().unwrap());
        let votes: Vec<String> = members.map(|member| format!("{member}=no")).collect();
        let line = format!("vote eu-council/qualified --as-of 2023-06-01 {} others=yes --format json", votes.join(" "));
        let judged = folder().run(&line).json();
        assert_eq!(judged["carried"], false, "{line}");
        for member in &votes {
            assert!(
                judged["turn_alone"].as_array().unwrap().contains(&json!(member.trim_end_matches("=no"))),
                "{line}"
            );
        }
    }
}

#[test]
fn members_that_must_be_in_or_out() {
    let without = answer("eu-council/qualified --as-of 2023-06-01 --must-exclude DEU --minimal blocking --limit 1");
    assert_eq!(without["minimal_blocking"]["first"], json!({ "size": 4, "members": ["FRA", "ITA", "ESP", "POL"] }));
    assert_eq!(without["listed"][0]["members"], json!(["FRA", "ITA", "ESP", "POL"]));
    let with = answer("eu-council/qualified --as-of 2023-06-01 --must-include malta,HUN --minimal winning --limit 5");
    for coalition in with["listed"].as_array().unwrap() {
        let members = coalition["members"].as_array().unwrap();
        assert!(members.contains(&json!("MLT")) && members.contains(&json!("HUN")));
        assert_eq!(members.len(), 15);
    }
    let none = answer("un-security-council --as-of 2025-01-15 --must-exclude RUS");
    assert_eq!(none["minimal_winning"], json!({ "count": "0", "by_size": {}, "first": null }));
    let text = printed("coalitions un-security-council --as-of 2025-01-15 --must-exclude RUS");
    assert!(text.contains("\n  Always out        Russia\n"), "{text}");
    assert!(text.contains("\n  Smallest to win   there is none\n"), "{text}");
}

#[test]
fn in_order_of_cost_and_of_likelihood() {
    let game = "--weights 4,4,4,2,2,1 --quota 12 --minimal winning";
    let costs = answer(&format!("{game} --by cost --costs 1=2.5,2=0.5,3=9,others=1"));
    let listed: Vec<(f64, String)> = costs["listed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["cost"].as_f64().unwrap(), one["members"].to_string()))
        .collect();
    let expected = [
        (5.0, r#"["1","2","4","5"]"#),
        (11.5, r#"["2","3","4","5"]"#),
        (12.0, r#"["1","2","3"]"#),
        (13.5, r#"["1","3","4","5"]"#),
    ];
    assert_eq!(listed, expected.map(|(cost, members)| (cost, members.to_owned())));
    let chances = answer(&format!("{game} --by probability --probabilities 1=0.9,2=0.9,3=0.1,others=0.5"));
    let likely: Vec<f64> =
        chances["listed"].as_array().unwrap().iter().map(|one| one["probability"].as_f64().unwrap()).collect();
    for (found, expected) in likely.iter().zip([0.2025, 0.081, 0.0225, 0.0225]) {
        assert!((found - expected).abs() < 1e-12, "{likely:?}");
    }
    let table = printed(&format!("coalitions {game} --by cost --costs others=2 --format csv"));
    assert_eq!(table, "size,cost,members\n3,6,1 2 3\n4,8,1 2 4 5\n4,8,1 3 4 5\n4,8,2 3 4 5\n");
}

#[test]
fn a_weighted_game() {
    assert_snapshot!(printed("coalitions --weights 4,4,4,2,2,1 --quota 12 --minimal winning"), @"
    [12; 4, 4, 4, 2, 2, 1]
      Weighted game. A weight of at least 12 of 17 in favour.
      14 of the 64 coalitions of 6 members win (21.9 %).

      Vetoes            nobody
      Never count       6
      Who matters more  1 = 2 = 3 > 4 = 5 > 6
      Weighted game     yes: [6; 2 × 3, 1 × 2, 0], in this order

      Minimal winning   4: 1 of 3 members, 3 of 4
      Minimal blocking  9 of 2 members
      Smallest to win   3: 1, 2, 3
      Smallest to block 2: 1, 2

      4 of 4 minimal winning coalitions, the smallest first:
              3  1 2 3
              4  1 2 4 5
              4  1 3 4 5
              4  2 3 4 5
    ");
    let table = printed("coalitions --weights 4,4,4,2,2,1 --quota 12 --format csv");
    assert_snapshot!(table, @"
    id,name,kind,veto,never_counts,minimal_winning,minimal_blocking
    1,1,1,false,false,3,4
    2,2,1,false,false,3,4
    3,3,1,false,false,3,4
    4,4,2,false,false,3,3
    5,5,2,false,false,3,3
    6,6,3,false,true,0,0
    ");
}

#[test]
fn consensus_is_a_veto_for_each() {
    let found = answer("north-atlantic-council --as-of 2024-04-01");
    assert_eq!(found["options"].as_array().unwrap().len(), 2);
    assert_eq!((&found["winning_coalitions"], &found["minimal_winning"]["count"]), (&json!("1"), &json!("1")));
    assert_eq!(found["minimal_blocking"]["by_size"], json!({ "1": "32" }));
    assert_eq!(found["kinds"].as_array().unwrap().len(), 1);
}

/// A body of one's own in which a second yes loses what one yes carries.
const ODD: &str = r#"format = 1
name = "Odd council"
basis = "made up"
known_from = 2000-01-01
seats = "parties"
options = ["yes", "no"]
unnamed = "no"

[[rule]]
id = "one"
when = "yes == 1"
words = "Exactly one in favour."
article = "made up"
source = ["nowhere"]

[[source]]
id = "nowhere"
title = "Made up"
mark = "A"
"#;

#[test]
fn a_rule_that_a_yes_can_harm_has_no_coalitions() {
    let refused = folder().with("bodies/odd.toml", ODD).run("coalitions odd --as-of 2025-01-15 --parties FRA,DEU,GBR");
    assert_snapshot!(refused.refusal(), @"
    error: under this rule a yes instead of a no can lose a motion, so it has no winning coalitions in the usual sense
     |
     = help: it carries with FRA=no, and not with FRA=yes, beside GBR=no others=yes
    ");
}

#[test]
fn what_is_refused() {
    let refused = |line: &str| folder().run(&format!("coalitions {line}")).refusal();
    let wrong = refused("un-security-council --as-of 2025-01-15 --must-include RUS,FRX");
    assert!(
        wrong.contains("`FRX` has no vote under this rule") && wrong.contains("the nearest name is `FRA`"),
        "{wrong}"
    );
    let both = refused("un-security-council --as-of 2025-01-15 --must-include RUS --must-exclude russia");
    assert!(both.contains("RUS is named as in and as out"), "{both}");
    let three = refused("un-security-council --as-of 2025-01-15 --options yes,abstain,no");
    assert!(three.contains("one thing of two, not of 3"), "{three}");
    let idle = refused("--weights 1,1,1 --quota 2 --costs others=3");
    assert!(idle.contains("--costs is given, and nothing is ordered by it") && idle.contains("--by cost"), "{idle}");
    let missing = refused("--weights 1,1,1 --quota 2 --by cost --costs 1=3");
    assert!(missing.contains("no number is given for 2 and 1 more"), "{missing}");
    let unread = refused("--weights 1,1,1 --quota 2 --by probability --probabilities 1=1.5,others=.5");
    assert!(unread.contains("`1=1.5`") && unread.contains("write --probabilities"), "{unread}");
    let twice = refused("--weights 1,1,1 --quota 2 --by cost --costs 1=3,1=4,others=1");
    assert!(twice.contains("`1` is given twice"), "{twice}");
    assert!(refused("").contains("no body is named"));
}
