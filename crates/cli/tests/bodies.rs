//! `placet bodies`: what ships, on which day, and the search.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;
use serde_json::Value;

fn folder() -> Folder {
    Folder::new(std::thread::current().name().unwrap())
}

fn found(line: &str) -> Vec<String> {
    let found = folder().run(&format!("bodies --search {line} --format json")).json();
    assert_eq!(found["schema"], "placet-bodies/1");
    found["bodies"].as_array().unwrap().iter().map(|body| body["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_council_of_1956() {
    let page = folder().run("bodies un-security-council --as-of 1956-10-31").answer();
    for line in
        ["  11 seats on 1956-10-31:", "    YUG", "un-security-council/substantive_to_1965", "  in force to 1965-12-31"]
    {
        assert!(page.lines().any(|found| found == line), "{line:?} is missing:\n{page}");
    }
}

#[test]
fn a_name_means_the_rule_of_the_day() {
    let suez =
        "vote un-security-council/procedural --as-of 1956-10-31 FRA=no GBR=no AUS=abstain BEL=abstain others=yes";
    let judged = folder().run(&format!("{suez} --format json")).json();
    assert_eq!((judged["carried"].as_bool(), judged["rule"].as_str()), (Some(true), Some("procedural_to_1965")));
    let nice = folder().run("vote eu-council --as-of 2008-01-01 DEU=no FRA=no others=yes --format json").json();
    assert_eq!(nice["rule"], "qualified_2007");
    assert_eq!(nice["conditions"][0]["have"], 287);
    assert_eq!(nice["carried"], true);
    // No rule of that name on that day.
    let refusal = folder().run("vote un-security-council/substantive_to_1965 --as-of 1966-01-01").refusal();
    assert!(refusal.contains("held until 1965-12-31"), "{refusal}");
}

#[test]
fn populations_of_the_year_and_those_that_stand_in() {
    let checked = "vote eu-council/qualified_checked others=yes --format json --as-of";
    let exact = folder().run(&format!("{checked} 2008-01-01")).json();
    assert_eq!(exact["conditions"][2]["have"], 495_103_900);
    assert_eq!(exact["warnings"], Value::Array(Vec::new()));
    let lisbon = folder().run("vote eu-council others=yes --format json --as-of 2018-06-01").json();
    let warning = lisbon["warnings"][0]["text"].as_str().unwrap().to_owned();
    assert!(warning.contains("2017-01-01 to 2017-12-31 stand in for 2018-06-01"), "{warning}");
}

#[test]
fn bodies_are_found_by_what_they_say() {
    assert_eq!(found("veto")[0], "un-security-council");
    assert_eq!(found("emergency session")[0], "un-general-assembly");
    assert_eq!(found("snapback"), ["iran-snapback"]);
    assert_eq!(found("constructive abstention"), ["eu-council-cfsp"]);
    assert!(found("petition of concern").contains(&"northern-ireland-assembly".to_owned()));
    // The order of the words does not matter, nor do capitals and signs.
    assert_eq!(found("SESSION, emergency"), found("emergency session"));
}

#[test]
fn a_slip_of_the_hand_is_read_as_the_nearest_word() {
    let json = folder().run("bodies --search conclvae --format json").json();
    assert_eq!(json["read_as"]["conclvae"], "conclave");
    assert_eq!(json["bodies"][0]["id"], "papal-conclave");
    let page = folder().run("bodies --search conclvae").answer();
    assert!(page.starts_with("No body says `conclvae`; looked for `conclave` instead.\npapal-conclave\n"), "{page}");
}

#[test]
fn nothing_found_and_nothing_asked() {
    let page = folder().run("bodies --search xyzzyqqq").answer();
    assert_eq!(page, "No body says any of these words. All of them: placet bodies\n");
    assert!(folder().run("bodies --search ...").refusal().contains("there is no word to look for"));
    let both = folder().run("bodies opcw --search veto").refusal();
    assert!(both.contains("cannot be used with"), "{both}");
    let partly = folder().run("bodies --search snapback bundesrat").answer();
    assert!(partly.starts_with("No body says all of these words; these say the most of them.\n"), "{partly}");
}
