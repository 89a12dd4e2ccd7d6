//! `placet vote`: votes of which the outcome is on record, rules that people get wrong, and what is refused.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;
use insta::assert_snapshot;
use serde_json::{Value, json};

fn folder() -> Folder {
    Folder::new(std::thread::current().name().unwrap())
}

#[track_caller]
fn judged(line: &str) -> Value {
    folder().run(&format!("vote {line} --format json")).json()
}

#[track_caller]
fn carried(line: &str) -> bool {
    judged(line)["carried"].as_bool().unwrap()
}

/// Of each condition its text, what it has, what it needs and whether it is met.
fn conditions(judged: &Value) -> Value {
    let conditions = judged["conditions"].as_array().unwrap().iter();
    conditions.map(|c| json!([c["text"], c["have"], c["need"], c["met"]])).collect()
}

#[test]
fn a_veto() {
    let judged = judged("un-security-council --as-of 2022-02-25 RUS=no CHN=abstain IND=abstain ARE=abstain others=yes");
    assert_eq!(judged["body"], "un-security-council");
    assert_eq!(judged["rule"], "substantive");
    assert_eq!(judged["as_of"], "2022-02-25");
    assert_eq!(judged["carried"], false);
    assert_eq!(judged["counts"], json!({ "yes": 11, "abstain": 3, "no": 1, "absent": 0 }));
    assert_eq!(conditions(&judged), json!([["yes >= 9", 11, 9, true], ["no(permanent) == 0", 1, 0, false]]));
    assert_eq!(judged["turn_alone"], json!(["RUS"]));
    // The same as a page.
    let page = folder()
        .run("vote un-security-council --as-of 2022-02-25 RUS=no CHN=abstain IND=abstain ARE=abstain others=yes");
    let page = page.answer();
    for line in [
        "un-security-council/substantive on 2022-02-25: not carried",
        "  not met: no(permanent) == 0",
        "  Could turn it alone: Russia (RUS) by yes",
    ] {
        assert!(page.lines().any(|found| found == line), "{line:?} is missing:\n{page}");
    }
}

#[test]
fn two_vetoes_and_the_nine_votes() {
    let line = "un-security-council --as-of 2011-10-04 RUS=no CHN=no IND=abstain BRA=abstain ZAF=abstain LBN=abstain others=yes";
    let judged = judged(line);
    assert_eq!(judged["counts"], json!({ "yes": 9, "abstain": 4, "no": 2, "absent": 0 }));
    assert_eq!(judged["carried"], false);
    assert_eq!(judged["turn_alone"], json!([]), "neither of them alone");
    assert_eq!(judged["smallest_group"]["size"], 2);
    assert_eq!(judged["smallest_group"]["examples"], json!([["CHN", "RUS"]]));
    // Without the vetoes nine are enough, and each of the nine could stop it.
    let without = line.replace("RUS=no CHN=no", "RUS=abstain CHN=abstain");
    assert!(carried(&without));
    // Eight are not.
    assert!(!carried(&format!("{without} NGA=absent")));
}

#[test]
fn three_large_members_do_not_block() {
    let judged = judged("eu-council/qualified --as-of 2023-06-01 DEU=no FRA=no ITA=no others=yes");
    assert_eq!(judged["carried"], true, "a blocking minority must include at least four members");
    let met: Vec<(&str, bool)> = judged["conditions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["text"].as_str().unwrap(), c["met"].as_bool().unwrap()))
        .collect();
    assert_eq!(
        met,
        [
            ("yes >= 55% of members", true),
            ("yes >= 15", true),
            ("population(yes) >= 65% of population(members)", false),
            ("members - yes <= 3", true)
        ]
    );
    assert_eq!(judged["turn_alone"].as_array().unwrap().len(), 24, "any fourth member makes a blocking minority");
    assert!(!carried("eu-council/qualified --as-of 2023-06-01 DEU=no FRA=no ITA=no MLT=no others=yes"));
    assert!(
        !carried("eu-council/reinforced --as-of 2023-06-01 DEU=no FRA=no ITA=no others=yes"),
        "no such clause there"
    );
    assert!(carried("eu-council/qualified_majority --as-of 2023-06-01 others=yes"), "the other name of the rule");
}

/// A public calculator once let 13 of 26 pass: thresholds are of the members that take part, and half is not more than half.
#[test]
fn thresholds_are_of_those_that_take_part() {
    let twelve = "DEU=yes FRA=yes ITA=yes ESP=yes POL=yes ROU=yes NLD=yes BEL=yes CZE=yes SWE=yes PRT=yes GRC=yes";
    let with = |left_out: &str, more: &str| {
        judged(&format!("eu-council/simple_majority --as-of 2023-06-01 {left_out} {twelve} {more} others=no"))
    };
    let half = with("--not-participating DNK", "AUT=yes");
    assert_eq!(half["members"], 26);
    assert_eq!(half["counts"], json!({ "yes": 13, "abstain": 0, "no": 13, "absent": 0 }));
    assert_eq!(half["carried"], false);
    assert_eq!(conditions(&half), json!([["yes > 1/2 of members", 13, 14, false]]));
    assert_eq!(half["not_participating"], json!(["DNK"]));
    assert_eq!(with("--not-participating DNK", "AUT=yes HUN=yes")["carried"], true);
    // Of 27, 13 are fewer than half; of 25, they are more.
    assert_eq!(with("", "AUT=yes")["carried"], false);
    let of_25 = with("--not-participating DNK,IRL", "AUT=yes");
    assert_eq!(
        (of_25["carried"].clone(), conditions(&of_25)),
        (json!(true), json!([["yes > 1/2 of members", 13, 13, true]]))
    );
}

#[test]
fn silence_is_consent() {
    let silent = judged("north-atlantic-council/silence --as-of 2003-02-10");
    assert_eq!(
        (&silent["carried"], &silent["counts"]),
        (&json!(true), &json!({ "agree": 0, "silent": 19, "breaks": 0 }))
    );
    let broken = judged("north-atlantic-council/silence --as-of 2003-02-10 FRA=breaks DEU=breaks BEL=breaks");
    assert_eq!((&broken["carried"], &broken["turn_alone"]), (&json!(false), &json!([])));
    assert_eq!(broken["smallest_group"]["examples"], json!([["BEL", "FRA", "DEU"]]));
    let alone = judged("north-atlantic-council --as-of 2024-04-01 HUN=breaks others=agree");
    assert_eq!(
        (&alone["members"], &alone["carried"], &alone["turn_alone"]),
        (&json!(32), &json!(false), &json!(["HUN"]))
    );
}

#[test]
fn abstentions_that_work_as_noes() {
    let turkey = judged("turkey-deployment/consent --as-of 2003-03-01 --counts yes=264,no=250,abstain=19");
    assert_eq!(turkey["carried"], false);
    assert_eq!(turkey["counts"], json!({ "yes": 264, "abstain": 19, "no": 250, "absent": 17 }));
    assert_eq!(
        conditions(&turkey),
        json!([["yes > 1/2 of (yes + no + abstain)", 264, 267, false], ["yes - 1 >= 1/4 of members", 263, 138, true]])
    );
    assert!(carried("turkey-deployment/consent --as-of 2003-03-01 --counts yes=267,no=247,abstain=19"));

    let italy = judged("italy-missions/senate_to_2017 --as-of 2007-02-21 --counts yes=158,no=136,abstain=24");
    assert_eq!(italy["carried"], false);
    assert_eq!(conditions(&italy), json!([["yes > 1/2 of (yes + no + abstain)", 158, 160, false]]));
    // Under the rule since 2018 the same vote carries.
    assert!(carried("italy-missions/senate --as-of 2018-06-01 --counts yes=158,no=136,abstain=24"));
    let refusal = folder().run("vote italy-missions/senate --as-of 2007-02-21 --counts yes=158,no=136").refusal();
    assert!(refusal.contains("senate_to_2017"), "{refusal}");
}

#[test]
fn a_share_of_nothing_is_never_reached() {
    let nobody = judged("un-general-assembly/important --as-of 2022-03-02");
    assert_eq!((&nobody["carried"], &nobody["members"]), (&json!(false), &json!(193)));
    assert_eq!(nobody["counts"], json!({ "yes": 0, "abstain": 0, "no": 0, "absent": 193 }));
    assert!(!carried("un-general-assembly/important --as-of 2022-03-02 others=abstain"));
    assert!(carried("un-general-assembly/important --as-of 2022-03-02 FJI=yes others=abstain"));
    assert!(carried("un-general-assembly/important --as-of 2022-03-02 FJI=yes NRU=yes TUV=no others=abstain"));
    assert!(!carried("un-general-assembly/important --as-of 2022-03-02 FJI=yes TUV=no others=abstain"));
}

#[test]
fn votes_from_a_file() {
    let folder = folder()
        .with(
            "heading.csv",
            "actor,vote\r\n# as read out\r\nRUS,N\r\n CHN , abstain\r\n\r\nIND,A\r\nARE,A\r\nothers,Y\r\n",
        )
        .with("plain.csv", "\u{feff}RUS,no\nCHN,abstain\nIND,abstain\nARE,abstain\nothers,yes\n")
        .with("part.csv", "CHN,abstain\nIND,abstain\nARE,abstain\n")
        .with("bad.csv", "RUS,no\nCHN\nIND,perhaps\nARE,yes,no\n");
    let line = |rest: &str| format!("vote un-security-council --as-of 2022-02-25 --format json {rest}");
    let expected = folder.run(&line("RUS=no CHN=abstain IND=abstain ARE=abstain others=yes")).answer();
    assert_eq!(folder.run(&line("--votes heading.csv")).answer(), expected);
    assert_eq!(folder.run(&line("--votes plain.csv")).answer(), expected);
    assert_eq!(folder.run(&line("--votes ./part.csv RUS=no others=yes")).answer(), expected);
    let twice = folder.run(&line("--votes plain.csv RUS=no")).refusal();
    assert!(twice.contains("RUS is named twice"), "{twice}");
    assert_snapshot!(folder.run("vote un-security-council --as-of 2022-02-25 --votes bad.csv").refusal(), @"
    error: bad.csv: row 2 does not have two columns
     |
     = help: the columns are actor,vote

    error: bad.csv: row 4 does not have two columns
     |
     = help: the columns are actor,vote

    2 errors
    ");
    assert_snapshot!(folder.run("vote un-security-council --as-of 2022-02-25 --votes none.csv").refusal(), @"error: there is no file `none.csv`");
}

/// A file without end: a device has no size to go by.
#[cfg(unix)]
#[test]
fn votes_from_a_file_without_end() {
    let refusal = folder().bounded("vote un-security-council --as-of 2022-02-25 --votes /dev/zero").refusal();
    assert!(refusal.contains("at most 16777216 are read"), "{refusal}");
}

#[test]
fn a_template_is_filled_by_its_parties() {
    let agreed = judged("bilateral-agreement --as-of 2025-03-20 --parties FRA,GBR,UKR others=yes");
    assert_eq!((&agreed["members"], &agreed["carried"]), (&json!(3), &json!(true)));
    assert_eq!(agreed["turn_alone"], json!(["FRA", "GBR", "UKR"]));
    let open = judged("bilateral-agreement/agreed --as-of 2025-03-20 --parties FRA,GBR FRA=yes");
    assert_eq!((&open["carried"], &open["turn_alone"]), (&json!(false), &json!(["GBR"])));
    assert_eq!(open["turn_alone_by"], json!({ "GBR": "yes" }));
    let refusal = |line: &str| folder().run(&format!("vote {line}")).refusal();
    assert_snapshot!(refusal("bilateral-agreement --as-of 2025-03-20 FRA=yes"), @r#"
    error: `bilateral-agreement` is a template: its parties are not named
     |
     = help: name them: parties = ["FRA", "GBR"], or --parties FRA,GBR
    "#);
    assert_snapshot!(refusal("un-security-council --as-of 2025-03-20 --parties FRA,GBR"), @"
    error: `un-security-council` has seats of its own and takes no parties
     |
     = help: leave parties out
    ");
    assert!(refusal("bilateral-agreement --as-of 2025-03-20 --parties FRA,FRA FRA=yes").contains("FRA"));
}

#[test]
fn a_body_of_the_users_own_comes_first() {
    let body = |name: &str, rule: &str| {
        format!(
            "format = 1\nname = \"{name}\"\nbasis = \"Its rules\"\nseats = \"count\"\noptions = [\"yes\", \"no\"]\n\n[[size]]\nmembers \
             = 12\nsource = \"us\"\n\n[[rule]]\nid = \"pass\"\nwhen = \"{rule}\"\nwords = \"It passes.\"\narticle = \"1\"\nsource = \
             [\"us\"]\n\n[[source]]\nid = \"us\"\ntitle = \"Us\"\nmark = \"B\"\n"
        )
    };
    let folder = folder()
        .with("bodies/parish.toml", body("Parish", "yes >= 2/3 of members"))
        .with("bodies/un-security-council.toml", body("Ours", "yes == members"));
    let judged = |line: &str| folder.run(&format!("vote {line} --as-of 2025-01-01 --format json")).json();
    let parish = judged("parish --counts yes=8,no=4");
    assert_eq!(
        (&parish["name"], &parish["rule"], &parish["carried"]),
        (&json!("Parish"), &json!("pass"), &json!(true))
    );
    assert_eq!(judged("parish/pass --counts yes=7,no=5")["carried"], false);
    assert_eq!(judged("un-security-council --counts yes=12")["name"], "Ours");
    let listed = folder.run("bodies").answer();
    assert!(listed.contains("parish\n    Parish; ") && listed.contains("eu-council\n"), "{listed}");
    assert!(folder.run("bodies parish").answer().contains("pass = yes >= 2/3 of members"));
}

#[test]
fn what_is_refused() {
    let refusal = |line: &str| folder().run(&format!("vote {line}")).refusal();
    assert_snapshot!(refusal("un-security-counsil RUS=no"), @"
    error: there is no body `un-security-counsil`
     |
     = help: the nearest name is `un-security-council`
     = help: `placet bodies` lists them
    ");
    assert_snapshot!(refusal("un-security-council/substantiv RUS=no"), @"
    error: `un-security-council` has no rule `substantiv`
     |
     = help: the nearest name is `substantive`
    ");
    assert_snapshot!(refusal("un-security-council --as-of 2022-02-25 DEU=no PAN=yes RUS=no"), @"
    error: DEU has no seat in `un-security-council` on 2022-02-25

    error: PAN has no seat in `un-security-council` on 2022-02-25

    2 errors
    ");
    assert_snapshot!(refusal("un-security-council --as-of 2022-02-25 RUS=nay"), @"
    error: a member of `un-security-council` cannot vote `nay`
     |
     = help: the names are yes, abstain, no, absent
    ");
    assert_snapshot!(refusal("north-atlantic-council --as-of 2022-02-25 HUN=abstain"), @"
    error: a member of `north-atlantic-council` cannot vote `abstain`
     |
     = help: the names are agree, silent, breaks
    ");
    assert_snapshot!(refusal("un-security-council --as-of 2022-02-25 RUS=no RUS=yes"), @"
    error: RUS is named twice
     |
     = help: name each member once
    ");
    assert_snapshot!(refusal("un-security-council --as-of 2022-02-25 others=no others=yes"), @"error: `others` is given twice");
    assert_snapshot!(refusal("un-security-council --as-of 2022-02-25 RUS X@=no CHN=a=b"), @"
    error: `RUS` is not a vote
     |
     = help: write ACTOR=OPTION, as in RUS=no

    error: `X@` cannot name an actor: a name is made of letters, digits, `_` and `-`, at most 80 of them

    error: `a=b` cannot name an option: a name is made of letters, digits, `_` and `-`, at most 80 of them

    3 errors
    ");
    assert_snapshot!(refusal("un-security-council --as-of 2022-02-25 --not-participating RUS,DEU RUS=no"), @"error: DEU is not a member of `un-security-council` on this day, so it cannot stay out");
    assert_snapshot!(refusal("un-security-council --as-of 1945-12-31"), @"
    error: the seats of `un-security-council` on 1945-12-31 are not known
     |
     = help: they are known from 1946-01-17 to 2027-12-31
    ");
    assert_snapshot!(refusal("turkey-deployment --as-of 2003-03-01 --counts yes=300,no=251"), @"error: the counts add up to 551, but `turkey-deployment` has 550 members");
    assert_snapshot!(refusal("turkey-deployment --as-of 2003-03-01 --counts yes=-1,no=,maybe"), @"
    error: `yes=-1` is not a count
     |
     = help: write yes=264,no=250

    error: `no=` is not a count
     |
     = help: write yes=264,no=250

    error: `maybe` is not a count
     |
     = help: write yes=264,no=250

    3 errors
    ");
    assert_snapshot!(refusal("turkey-deployment --as-of 2003-03-01 --counts yes=1,yes=2"), @"error: `yes` is counted twice");
    assert_snapshot!(refusal("turkey-deployment --as-of 2003-03-01 --counts yes=18446744073709551615,no=1"), @"error: the counts add up to more than 2^64, but `turkey-deployment` has 550 members");
    assert_snapshot!(refusal("turkey-deployment --as-of 2003-03-01 --counts yes=1 others=no"), @"error: votes are given by name and as counts; give one of them");
    assert_snapshot!(refusal("un-security-council --as-of 2022-02-25 --counts yes=9,no=6"), @"
    error: counts cannot be judged: `substantive` reads groups or weights of members
     |
     = help: say who votes how instead of how many
    ");
}
