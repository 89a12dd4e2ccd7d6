//! The bodies that come with Placet, against votes that were taken.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::*;
use diagram::{Compiler, Logic};
use rules::{Catalogue, Seating, Sitting, SittingRequest, formula, judge, shipped, voters};

fn decided(body: &str, rule: &str, on: &str, votes: &rules::Votes) -> rules::Judgement {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let sitting = Sitting::new(&catalogue, body, day(on), &SittingRequest::default());
    let (sitting, _) = sitting.unwrap_or_else(|found| panic!("{}", lines(&found)));
    judged(&catalogue, &sitting, rule, votes)
}

#[test]
fn every_body_is_read_and_every_rule_is_judged() {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    assert!(!catalogue.ids().is_empty());
    for id in catalogue.ids() {
        let body = catalogue.body(id.as_str()).unwrap_or_else(|found| panic!("{id}\n{}", lines(&found)));
        for rule in &body.rules {
            let sizes = match &body.seats {
                Seating::Count(sizes) => sizes.iter().filter_map(|size| size.from).collect(),
                _ => Vec::new(),
            };
            let days =
                [Some(day("2025-03-20")), body.known_from, body.known_to, rule.to].into_iter().flatten().chain(sizes);
            let parties = match body.seats {
                Seating::Parties => vec![actor("FRA"), actor("GBR")],
                _ => Vec::new(),
            };
            let request = SittingRequest { parties, ..SittingRequest::default() };
            let sitting = days
                .filter(|day| rule.held_on(*day))
                .find_map(|day| Sitting::new(&catalogue, id.as_str(), day, &request).ok());
            let (sitting, _) = sitting.unwrap_or_else(|| panic!("{id}/{} never holds", rule.id));
            let votes = match body.seats {
                Seating::Count(_) => rules::Votes::Counts(Vec::new()),
                _ => rules::Votes::Named { votes: Vec::new(), others: None },
            };
            if let Err(found) = judge(&catalogue, &sitting, rule.id.as_str(), &votes) {
                panic!("{id}/{}\n{}", rule.id, lines(&found));
            }
        }
    }
}

#[test]
fn turkey_on_1_march_2003_lacked_three_votes() {
    let judgement = decided("turkey-deployment", "consent", "2003-03-01", &counted("yes=264 no=250 abstain=19"));
    assert!(!judgement.carried);
    assert_eq!(judgement.conditions[0].have.to_string(), "264");
    assert_eq!(judgement.conditions[0].need.to_string(), "267");
}

#[test]
fn a_mandate_with_one_veto_fails() {
    let votes = named("no:RUS abstain:CHN", "yes");
    let judgement = decided("un-security-council", "substantive", "2025-03-20", &votes);
    assert!(!judgement.carried);
    assert_eq!(judgement.turn_alone, [(actor("RUS"), option("yes"))]);
}

#[test]
fn an_assembly_of_193_needs_two_thirds_of_those_voting() {
    let judgement = decided("un-general-assembly", "important", "2025-02-24", &counted("yes=93 no=18 abstain=65"));
    assert!(judgement.carried);
    assert_eq!(shown(&judgement), ["yes >= 2/3 of (yes + no): have 93, need 74, true"]);
}

/// How many sets of members carry a motion when all others vote no.
fn winning(body: &str, rule: &str, on: &str, without: &[&str]) -> String {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let not_participating = without.iter().map(|name| actor(name)).collect();
    let request = SittingRequest { not_participating, ..SittingRequest::default() };
    let (sitting, _) =
        Sitting::new(&catalogue, body, day(on), &request).unwrap_or_else(|found| panic!("{}", lines(&found)));
    let (yes, no) = (sitting.body.option("yes").unwrap(), sitting.body.option("no").unwrap());
    let mut logic = Logic::new();
    let members = voters(&catalogue, &sitting, rule).unwrap();
    let options = u32::try_from(sitting.body.options.len()).unwrap();
    let mut variables = members.iter().map(|_| logic.variable(options)).collect::<Vec<_>>().into_iter();
    let (formula, _) = formula(&catalogue, &sitting, rule, &mut logic, &mut |_, _| variables.next().unwrap())
        .unwrap_or_else(|found| panic!("{}", lines(&found)));
    let diagram = Compiler::new(&logic).compile(&[formula]).unwrap();
    diagram.count(diagram.root(0), |_, option| option == yes || option == no).to_string()
}

const TODAY: &str = "2025-03-20";

#[test]
fn winning_coalitions_are_as_many_as_full_enumeration_found() {
    let outside_the_euro = ["BGR", "CZE", "DNK", "HUN", "POL", "ROU", "SWE"];
    assert_eq!(winning("un-security-council", "substantive", TODAY, &[]), "848");
    assert_eq!(winning("eu-council", "qualified", TODAY, &[]), "17787201");
    assert_eq!(winning("eu-council", "reinforced", TODAY, &[]), "1044685");
    assert_eq!(winning("eu-council", "qualified_some", TODAY, &["HUN"]), "7959809");
    assert_eq!(winning("eu-council", "qualified_some", TODAY, &outside_the_euro), "185704");
    assert_eq!(winning("european-council", "qualified", TODAY, &["HUN"]), "7959809");
}

#[test]
fn the_security_council_of_eleven_needed_seven() {
    // Binomial: two of the six elected members at least, and all five permanent ones.
    assert_eq!(winning("un-security-council", "substantive", "1955-06-01", &[]), "57");
    assert_eq!(winning("un-security-council", "substantive", "1965-12-31", &[]), "57");
    assert_eq!(winning("un-security-council", "substantive", "1966-01-01", &[]), "848");
    // Eight of fifteen, without a veto: half of all sets.
    assert_eq!(winning("un-security-council", "court_election", TODAY, &[]), "16384");
}

/// Winning coalitions of the Council through its enlargements; the shares (21.9, 14.6, 13.7, 9.8, 7.8 and 2.0 % of all sets) are
/// those of the literature, as in Felsenthal and Machover, The Measurement of Voting Power, 1998, and The Treaty of Nice and
/// qualified majority voting, 2001.
#[test]
fn the_council_of_six_to_twenty_eight() {
    for (on, rule, sets) in [
        ("1960-01-01", "qualified", "14"),
        ("1960-01-01", "reinforced", "13"),
        ("1975-01-01", "qualified", "75"),
        ("1983-01-01", "qualified", "140"),
        ("1990-01-01", "qualified", "402"),
        ("2000-01-01", "qualified", "2549"),
        ("2005-01-01", "qualified_checked", "1203735"),
        ("2007-06-01", "qualified", "2718758"),
        ("2007-06-01", "qualified_checked", "2718741"),
        ("2013-12-01", "qualified_checked", "5032117"),
    ] {
        assert_eq!(winning("eu-council", rule, on, &[]), sets, "{rule} on {on}");
    }
}

#[test]
fn other_winning_coalitions() {
    assert_eq!(winning("bundesrat", "majority", TODAY, &[]), "32768");
    assert_eq!(winning("bundesrat", "two_thirds", TODAY, &[]), "7228");
    // The people for, and 24 of 46 half votes of the cantons.
    assert_eq!(winning("switzerland-double-majority", "double_majority", TODAY, &[]), "30699112");
    assert_eq!(winning("un-security-council-ufc", "substantive", TODAY, &[]), "616666");
    assert_eq!(winning("un-security-council-g4", "substantive", TODAY, &[]), "616666");
    assert_eq!(winning("un-security-council-ezulwini", "substantive", TODAY, &[]), "30827");
    // Four fifths of 26: the sets of at least 21, with the Parliament for.
    assert_eq!(winning("eu-article-7", "risk", TODAY, &["HUN"]), "83682");
}

#[test]
fn seats_are_as_many_as_the_charter_says() {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let members = |body: &str, on: &str| {
        let sitting = Sitting::new(&catalogue, body, day(on), &SittingRequest::default());
        sitting.unwrap_or_else(|found| panic!("{body} {on} {}", lines(&found))).0.size
    };
    for year in 1946..=2027 {
        let seats = if year < 1966 { 11 } else { 15 };
        for on in [format!("{year}-02-01"), format!("{year}-12-31")] {
            assert_eq!(members("un-security-council", &on), seats, "{on}");
        }
    }
    // United Nations, Growth in United Nations membership: at the end of each year.
    for (year, seats) in [
        (1945, 51),
        (1950, 60),
        (1955, 76),
        (1958, 82),
        (1960, 99),
        (1965, 117),
        (1970, 127),
        (1980, 154),
        (1990, 159),
        (1992, 179),
        (1993, 184),
        (2000, 189),
        (2006, 192),
        (2025, 193),
    ] {
        assert_eq!(members("un-general-assembly", &format!("{year}-12-31")), seats, "{year}");
    }
    for (on, seats) in [
        ("1950-01-01", 12),
        ("1953-01-01", 14),
        ("1960-01-01", 15),
        ("1990-01-01", 16),
        ("2000-01-01", 19),
        ("2026-01-01", 32),
    ] {
        assert_eq!(members("north-atlantic-council", on), seats, "{on}");
    }
    assert_eq!(members("us-federal", TODAY), 537);
    assert_eq!((members("osce", TODAY), members("coe-committee-of-ministers", TODAY)), (57, 46));
    let ecowas = |on| members("ecowas-authority", on);
    assert_eq!((ecowas("2001-01-01"), ecowas("2025-01-28"), ecowas("2025-01-29")), (15, 15, 12));
}

/// 24 October 1931, Manchuria: all for but Japan. Under article 11 a party's vote counted, under article 15(6) it did not.
#[test]
fn in_the_league_the_article_decided_whether_a_party_could_stop_it() {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let request = SittingRequest {
        parties: ["CHN", "DEU", "ESP", "FRA", "GBR", "ITA", "JPN"].map(actor).to_vec(),
        concerned: ["CHN", "JPN"].map(actor).to_vec(),
        ..SittingRequest::default()
    };
    let (sitting, _) = Sitting::new(&catalogue, "league-council", day("1931-10-24"), &request).unwrap();
    let votes = named("no:JPN", "yes");
    assert!(!judged(&catalogue, &sitting, "decision", &votes).carried);
    assert!(judged(&catalogue, &sitting, "report_15", &votes).carried);
}

/// Two thirds of those voting in each house, and what the President signs.
#[test]
fn a_law_of_the_united_states() {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let (sitting, _) = Sitting::new(&catalogue, "us-federal", day(TODAY), &SittingRequest::default()).unwrap();
    let of = |group: &str| -> Vec<String> {
        let members = sitting.members.iter().filter(|member| member.groups.iter().any(|g| g.as_str() == group));
        members.map(|member| member.actor.to_string()).collect()
    };
    let (house, senate) = (of("house"), of("senate"));
    assert_eq!((house.len(), senate.len()), (435, 100));
    let law = |representatives: usize, senators: usize, others: &str| {
        let yes = [&house[..representatives], &senate[..senators]].concat().join(",");
        let text = if others.is_empty() { format!("yes:{yes}") } else { format!("yes:{yes} {others}") };
        judged(&catalogue, &sitting, "law", &named(&text, "no")).carried
    };
    assert!(law(218, 51, "yes:USA-president") && !law(217, 51, "yes:USA-president"));
    assert!(law(218, 50, "yes:USA-president,USA-vice-president") && !law(218, 50, "yes:USA-president"));
    assert!(law(290, 67, "") && !law(289, 67, "") && !law(290, 66, ""));
}
