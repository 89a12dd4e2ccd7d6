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
fn winning(body: &str, rule: &str, without: &[&str]) -> String {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let not_participating = without.iter().map(|name| actor(name)).collect();
    let sitting = sit_with(&catalogue, body, &SittingRequest { not_participating, ..SittingRequest::default() });
    let (yes, no) = (sitting.body.option("yes").unwrap(), sitting.body.option("no").unwrap());
    let mut logic = Logic::new();
    let members = voters(&catalogue, &sitting, rule).unwrap();
    let mut variables = members.iter().map(|_| logic.variable(4)).collect::<Vec<_>>().into_iter();
    let (formula, _) = formula(&catalogue, &sitting, rule, &mut logic, &mut |_, _| variables.next().unwrap())
        .unwrap_or_else(|found| panic!("{}", lines(&found)));
    let diagram = Compiler::new(&logic).compile(&[formula]).unwrap();
    diagram.count(diagram.root(0), |_, option| option == yes || option == no).to_string()
}

#[test]
fn winning_coalitions_are_as_many_as_full_enumeration_found() {
    let outside_the_euro = ["BGR", "CZE", "DNK", "HUN", "POL", "ROU", "SWE"];
    assert_eq!(winning("un-security-council", "substantive", &[]), "848");
    assert_eq!(winning("eu-council", "qualified", &[]), "17787201");
    assert_eq!(winning("eu-council", "reinforced", &[]), "1044685");
    assert_eq!(winning("eu-council", "qualified_some", &["HUN"]), "7959809");
    assert_eq!(winning("eu-council", "qualified_some", &outside_the_euro), "185704");
    assert_eq!(winning("european-council", "qualified", &["HUN"]), "7959809");
}
