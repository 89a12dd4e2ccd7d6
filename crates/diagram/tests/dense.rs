//! Rules on one sum, convolved: against the diagram of the same rule, and against counts in whole numbers.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use diagram::{Budget, Compiler, Dense, DenseError, Formula, Lanes, Logic, Route, Scratch, Valued, Variable, Weights};
use proptest::prelude::*;

/// A formula on one sum: quotas, and how their truths are joined.
#[derive(Clone, Debug)]
struct Rule {
    /// The weight of each member, and whether it is carried by the first option or the second of three.
    members: Vec<(i64, bool)>,
    quotas: Vec<i64>,
    /// For each option of each member, its share in each of five lanes.
    shares: Vec<[[f64; 5]; 3]>,
}

fn rule() -> impl Strategy<Value = Rule> {
    let share = prop_oneof![Just(0.0), Just(1.0), 0.0..1.0_f64];
    let lanes = prop::array::uniform5(share);
    let member = ((1..9_i64, any::<bool>()), prop::array::uniform3(lanes));
    let quotas = prop::collection::vec(-1..30_i64, 1..4);
    (prop::collection::vec(member, 1..9), quotas).prop_map(|(members, quotas)| {
        let (members, shares): (Vec<_>, Vec<_>) = members.into_iter().unzip();
        let normalised = |mut shares: [[f64; 5]; 3]| {
            for lane in 0..5 {
                let sum: f64 = shares.iter().map(|share| share[lane]).sum();
                for (option, share) in shares.iter_mut().enumerate() {
                    share[lane] = if sum == 0.0 { [0.5, 0.25, 0.25][option] } else { share[lane] / sum };
                }
            }
            shares
        };
        Rule { members, quotas, shares: shares.into_iter().map(normalised).collect() }
    })
}

impl Rule {
    /// At least the first quota and not the second, or the third.
    fn write(&self) -> (Logic, Formula) {
        let mut logic = Logic::new();
        let terms: Vec<_> = self
            .members
            .iter()
            .map(|&(w, first)| (logic.variable(3), if first { vec![w, 0, 0] } else { vec![0, w, 0] }))
            .collect();
        let mut atoms = self.quotas.iter().map(|&quota| logic.at_least(&terms, quota).unwrap()).collect::<Vec<_>>();
        if let Some(second) = atoms.get_mut(1) {
            *second = logic.not(*second);
        }
        let both = logic.and(atoms.iter().copied().take(2));
        let rule = logic.or([both].into_iter().chain(atoms.get(2).copied()));
        (logic, rule)
    }

    fn lanes<const L: usize>(&self, variable: Variable, option: usize) -> Lanes<L> {
        std::array::from_fn(|lane| self.shares[variable.0 as usize][option][lane])
    }
}

fn agree<const L: usize>(rule: &Rule) -> Result<(), TestCaseError> {
    let (logic, formula) = rule.write();
    let diagram = Compiler::new(&logic).compile(&[formula]).unwrap();
    let dense = Dense::new(&logic, formula, Budget::default()).unwrap();
    let mut scratch = Scratch::default();
    let weights = diagram.weights(|v, o| rule.lanes::<L>(v, o));
    let mut dense_weights = Weights::default();
    dense.weigh(&mut dense_weights, |v, o| rule.lanes::<L>(v, o));
    let near = |a: Lanes<L>, b: Lanes<L>| a.iter().zip(&b).all(|(a, b)| (a - b).abs() < 1e-13);
    let (mine, theirs) = (dense.probability(&dense_weights, &mut scratch), diagram.probability(&weights, &mut scratch));
    prop_assert!(near(mine, theirs), "{mine:?} {theirs:?}");
    let mine = dense.conditional_values(&dense_weights, &mut scratch);
    let theirs = diagram.conditional_values(&weights, &mut scratch);
    prop_assert!(near(mine.value, theirs.value), "{:?} {:?}", mine.value, theirs.value);
    for variable in (0..rule.members.len() as u32).map(Variable) {
        for option in 0..3 {
            let pair = (dense.given(&mine, variable, option), diagram.given(&theirs, variable, option));
            prop_assert!(near(pair.0, pair.1), "{variable:?} {option} {pair:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn a_convolved_sum_answers_as_its_diagram(rule in rule()) {
        agree::<5>(&rule)?; // four together and one alone
        agree::<1>(&rule)?;
    }

    #[test]
    fn a_diagram_never_outgrows_its_estimate(rule in rule()) {
        let (logic, formula) = rule.write();
        let compiler = Compiler::new(&logic);
        let nodes = compiler.compile(&[formula]).unwrap().inner_nodes();
        prop_assert!(nodes as f64 <= compiler.estimate(formula).unwrap(), "{nodes}");
    }
}

#[test]
fn rules_on_two_sums_and_votes_that_weigh_in_three_ways_are_refused() {
    let mut logic = Logic::new();
    let members: Vec<Variable> = (0..5).map(|_| logic.variable(3)).collect();
    let people: Vec<_> = members.iter().zip(1..).map(|(&m, w)| (m, vec![w, 0, 0])).collect();
    let heads: Vec<_> = members.iter().map(|&m| (m, vec![1, 0, 0])).collect();
    let voting: Vec<_> = members.iter().map(|&m| (m, vec![1, 0, -2])).collect();
    let people = logic.at_least(&people, 8).unwrap();
    let heads = logic.at_least(&heads, 3).unwrap();
    let voting = logic.at_least(&voting, 0).unwrap();
    let both = logic.and([people, heads]);
    let refused = |formula| Dense::new(&logic, formula, Budget::default()).unwrap_err();
    assert_eq!(refused(both), DenseError::Sums(2));
    assert_eq!(refused(voting), DenseError::Columns { variable: 0, columns: 3 });
    let little = Budget { bytes: 64, ..Budget::default() };
    let error = Dense::new(&logic, people, little).unwrap_err();
    assert_eq!(error, DenseError::TooLarge { values: 8, bytes: 256, budget: 64 });
    // Neither way is open.
    let error = Compiler::new(&logic).budget(Budget { nodes: 2, ..Budget::default() }).route(both).unwrap_err();
    assert_eq!(error.dense, DenseError::Sums(2));
}

#[test]
fn a_small_rule_is_compiled_and_a_wide_one_convolved() {
    let mut logic = Logic::new();
    let terms: Vec<_> = (0..60_i64).map(|n| (logic.variable(2), vec![1_000 + n * n * n % 997, 0])).collect();
    let half = terms.iter().map(|(_, c)| c[0]).sum::<i64>() / 2;
    let rule = logic.at_least(&terms, half).unwrap();
    let compiler = Compiler::new(&logic);
    assert!(matches!(compiler.route(rule), Ok(Route::Diagram(_))));
    let narrow = compiler.clone().budget(Budget { nodes: 1 << 12, ..Budget::default() });
    assert!(matches!(narrow.route(rule), Ok(Route::Dense(_))));
}

/// Votes of the Fund's members, if the folder with shared data is there.
fn fund() -> Option<Vec<i64>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let shared = std::env::var_os("PLACET_SHARED").map_or_else(beside, PathBuf::from);
    let path = shared.join("anchors/imf_votes_2022-10-02.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there is no {}", path.display());
        return None;
    };
    Some(text.lines().skip(1).map(|line| line.rsplit(',').next().unwrap().parse().unwrap()).collect())
}

#[allow(clippy::panic)]
fn weighted(votes: &[i64], quota: i64) -> Dense {
    let mut logic = Logic::new();
    let terms: Vec<_> = votes.iter().map(|&votes| (logic.variable(2), vec![votes, 0])).collect();
    let rule = logic.at_least(&terms, quota).unwrap();
    match Compiler::new(&logic).route(rule).unwrap() {
        Route::Dense(dense) => dense,
        Route::Diagram(diagram) => panic!("{} nodes", diagram.inner_nodes()),
    }
}

/// P(the others' sum lacks the quota and reaches it with the member), each at ½, in units of 2^-126: by counting, halved at each
/// step. A member's rounding down loses less than one unit, so that 18 digits of these chances are right.
fn swing(votes: &[i64], quota: i64, member: usize) -> f64 {
    let mut chances = vec![0_u128; quota as usize];
    chances[0] = 1 << 126;
    let mut others: Vec<usize> = votes.iter().map(|&votes| votes as usize).collect();
    let own = others.remove(member);
    others.sort_unstable();
    let mut reach = 0;
    for weight in others {
        reach = (reach + weight).min(chances.len() - 1);
        for sum in (0..=reach).rev() {
            let moved = sum.checked_sub(weight).map_or(0, |from| chances[from]);
            chances[sum] = (chances[sum] + moved) >> 1;
        }
    }
    let first = chances.len().saturating_sub(own);
    chances[first..].iter().sum::<u128>() as f64 / 2.0_f64.powi(126)
}

#[test]
fn banzhaf_in_the_fund_is_what_counting_gives() {
    let Some(votes) = fund() else { return };
    let total: i64 = votes.iter().sum();
    assert_eq!((votes.len(), total), (190, 5_039_930));
    let mut order: Vec<usize> = (0..votes.len()).collect();
    order.sort_by_key(|&member| votes[member]);
    for percent in [50, 70, 85] {
        let quota = (total * percent + 99) / 100;
        let dense = weighted(&votes, quota);
        let mut weights = Weights::<1>::default();
        dense.weigh(&mut weights, |_, _| [0.5]);
        let conditional = dense.conditional_values(&weights, &mut Scratch::default());
        for member in [order[0], order[95], order[189]] {
            let [yes, no] = [0, 1].map(|option| dense.given(&conditional, Variable(member as u32), option)[0]);
            let counted = swing(&votes, quota, member);
            let error = ((yes - no) / counted - 1.0).abs();
            assert!(error < 1e-9, "{percent} %, {} votes: {} {counted} {error:e}", votes[member], yes - no);
            eprintln!("{percent} %, {} votes: {counted} {error:e}", votes[member]);
        }
    }
}
