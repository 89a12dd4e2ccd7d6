//! Sizes, counts and probabilities that are known: from the literature, or found by full enumeration.

#![allow(clippy::unwrap_used)]

use diagram::{Compiler, Diagram, Formula, Logic, Scratch, Variable};

fn council(options: u32) -> (Logic, Formula, Vec<Variable>) {
    let mut logic = Logic::new();
    let members: Vec<Variable> = (0..15).map(|_| logic.variable(options)).collect();
    let yes: Vec<i64> = (0..options).map(|o| i64::from(o == 0)).collect();
    let no: Vec<i64> = (0..options).map(|o| i64::from(o == options - 1)).collect();
    let nine = logic.at_least(&members.iter().map(|&m| (m, yes.clone())).collect::<Vec<_>>(), 9).unwrap();
    let veto = logic.at_least(&members[..5].iter().map(|&m| (m, no.clone())).collect::<Vec<_>>(), 1).unwrap();
    let none = logic.not(veto);
    let rule = logic.and([nine, none]);
    (logic, rule, members)
}

fn compile(logic: &Logic, rule: Formula) -> Diagram {
    Compiler::new(logic).compile(&[rule]).unwrap()
}

/// Populations of the members of the European Union on 1 January 2023, descending (Eurostat, demo_pjan).
const EU: [i64; 27] = [
    84358845, 68070697, 58850717, 48059777, 36753736, 19051562, 17811291, 11754004, 10827529, 10521556, 10467366,
    10394055, 9597085, 9104772, 6447710, 5932654, 5563970, 5428792, 5194336, 3850894, 2857279, 2116792, 1883008,
    1365884, 920701, 660809, 542051,
];

fn qualified_majority(options: u32) -> (Logic, Formula) {
    let mut logic = Logic::new();
    let members: Vec<Variable> = EU.iter().map(|_| logic.variable(options)).collect();
    let weigh = |weight: i64| (0..options).map(|o| if o == 0 { weight } else { 0 }).collect::<Vec<i64>>();
    let yes: Vec<_> = members.iter().map(|&m| (m, weigh(1))).collect();
    let people: Vec<_> = members.iter().zip(EU).map(|(&m, p)| (m, weigh(100 * p))).collect();
    let fifteen = logic.at_least(&yes, 15).unwrap();
    let share = logic.at_least(&people, 65 * EU.iter().sum::<i64>()).unwrap();
    let unblocked = logic.at_least(&yes, 24).unwrap();
    let both = logic.and([fifteen, share]);
    let rule = logic.or([both, unblocked]);
    (logic, rule)
}

#[test]
fn the_security_council_has_848_winning_coalitions() {
    let (logic, rule, _) = council(2);
    let diagram = compile(&logic, rule);
    assert_eq!(diagram.count(diagram.root(0), |_, _| true).to_string(), "848");
}

#[test]
fn the_security_council_with_abstention_has_63_nodes() {
    let (logic, rule, members) = council(3);
    let diagram = compile(&logic, rule);
    assert_eq!(diagram.inner_nodes(), 63);
    // 146,796 of 3^15 roll calls carry a motion.
    assert_eq!(diagram.count(diagram.root(0), |_, _| true).to_string(), "146796");
    let weights = diagram.weights::<1>(|_, option| [[0.6, 0.25, 0.15][option]]);
    let p = diagram.expectations(&weights, &[[0.0], [1.0]], &mut Scratch::default())[0][0];
    assert!((p - 0.317548981351584).abs() < 1e-14, "{p}");
    let conditional =
        &diagram.conditional(diagram.root(0), &weights, &[vec![[0.0], [1.0]]], &mut Scratch::default())[0];
    assert_eq!(conditional.given(&diagram, members[0], 2)[0], 0.0, "a veto is structural");
}

#[test]
fn two_thirds_of_193_voting_has_25021_nodes() {
    let mut logic = Logic::new();
    let members: Vec<Variable> = (0..193).map(|_| logic.variable(3)).collect();
    let share: Vec<_> = members.iter().map(|&m| (m, vec![1, 0, -2])).collect();
    let somebody: Vec<_> = members.iter().map(|&m| (m, vec![1, 0, 1])).collect();
    let reached = logic.at_least(&share, 0).unwrap();
    let voted = logic.at_least(&somebody, 1).unwrap();
    let rule = logic.and([reached, voted]);
    assert_eq!(compile(&logic, rule).inner_nodes(), 25_021);
    assert_eq!(compile(&logic, reached).inner_nodes(), 24_833);
}

#[test]
fn two_thirds_of_200_with_a_quorum_of_101_voting_has_296167_nodes() {
    let mut logic = Logic::new();
    let members: Vec<Variable> = (0..200).map(|_| logic.variable(3)).collect();
    let share: Vec<_> = members.iter().map(|&m| (m, vec![1, 0, -2])).collect();
    let voting: Vec<_> = members.iter().map(|&m| (m, vec![1, 0, 1])).collect();
    let two_thirds = logic.at_least(&share, 0).unwrap();
    let quorum = logic.at_least(&voting, 101).unwrap();
    let rule = logic.and([two_thirds, quorum]);
    assert_eq!(compile(&logic, rule).inner_nodes(), 296_167);
}

#[test]
fn a_sum_of_troops_has_1128_nodes() {
    let mut logic = Logic::new();
    let actors: Vec<Variable> = (0..15).map(|_| logic.variable(21)).collect();
    let terms: Vec<_> = actors.iter().map(|&a| (a, (0..21).collect())).collect();
    let enough = logic.at_least(&terms, 150).unwrap();
    assert_eq!(compile(&logic, enough).inner_nodes(), 1_128);
}

#[test]
fn the_eu_council_has_11187_nodes_with_and_without_abstention() {
    for options in [2, 3] {
        let (logic, rule) = qualified_majority(options);
        let diagram = compile(&logic, rule);
        assert_eq!(diagram.inner_nodes(), 11_187);
        let yes_or_no = |_, option: usize| option == 0 || option as u32 == options - 1;
        assert_eq!(diagram.count(diagram.root(0), yes_or_no).to_string(), "17787201");
    }
    let (logic, rule) = qualified_majority(2);
    let diagram = compile(&logic, rule);
    let half = diagram.weights::<1>(|_, _| [0.5]);
    let p = diagram.expectations(&half, &[[0.0], [1.0]], &mut Scratch::default())[0][0];
    assert!((p - 0.132_524_974_644_184_1).abs() < 1e-15, "{p}");
}
