//! What is too large is refused, with its size, and soon.

#![allow(clippy::unwrap_used)]

use diagram::{Budget, CompileError, Compiler, Logic, LogicError, Variable};

#[test]
fn many_different_wide_weights_are_refused() {
    let mut logic = Logic::new();
    let members: Vec<Variable> = (0..60).map(|_| logic.variable(2)).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let terms: Vec<_> = members
        .iter()
        .map(|&m| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (m, vec![(state >> 24) as i64, 0])
        })
        .collect();
    let half = terms.iter().map(|(_, c)| c[0]).sum::<i64>() / 2;
    let rule = logic.at_least(&terms, half).unwrap();
    let budget = Budget { nodes: 1 << 16, bytes: 1 << 20 };
    match Compiler::new(&logic).budget(budget).compile(&[rule]) {
        Err(CompileError::TooLarge { nodes, bytes, .. }) => assert!(nodes > budget.nodes || bytes > budget.bytes),
        other => panic!("{other:?}"),
    }
}

/// The default budget has room for more than a sorted list of a million sums can be filled with in seconds.
#[test]
fn many_different_wide_weights_are_refused_soon_whatever_the_budget() {
    let mut logic = Logic::new();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut weight = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 24) as i64
    };
    let terms: Vec<_> = (0..60).map(|_| (logic.variable(2), vec![weight(), 0])).collect();
    let half = terms.iter().map(|(_, c)| c[0]).sum::<i64>() / 2;
    let rule = logic.at_least(&terms, half).unwrap();
    assert!(matches!(Compiler::new(&logic).compile(&[rule]), Err(CompileError::TooLong { .. })));
}

/// Few variables of many options each: work outgrows nodes and bytes by far.
#[test]
fn few_nodes_that_come_of_much_work_are_refused_for_the_work() {
    let mut logic = Logic::new();
    let members: Vec<Variable> = (0..8).map(|_| logic.variable(2_500)).collect();
    let mut sum = |of: fn(i64) -> i64, quota: i64| {
        let terms: Vec<_> = members.iter().map(|&m| (m, (0..2_500).map(of).collect())).collect();
        logic.at_least(&terms, quota).unwrap()
    };
    let (ones, fifties) = (sum(|option| option % 50, 200), sum(|option| option / 50, 200));
    let rule = logic.and([ones, fifties]);
    let budget = Budget { nodes: 1 << 12, ..Budget::default() };
    match Compiler::new(&logic).budget(budget).compile(&[rule]) {
        Err(CompileError::TooLong { nodes, steps, .. }) => assert!(nodes < budget.nodes && steps > 1 << 20),
        other => panic!("{other:?}"),
    }
}

/// A column is a number of sixteen bits.
#[test]
fn options_beyond_what_a_column_can_count_are_refused() {
    let mut logic = Logic::new();
    let one = logic.variable(70_000);
    let rule = logic.at_least(&[(one, (0..70_000).collect())], 35_000).unwrap();
    assert_eq!(Compiler::new(&logic).compile(&[rule]).unwrap_err(), CompileError::TooManyOptions(70_000));
}

#[test]
fn sums_near_the_limit_of_64_bits_are_refused() {
    let mut logic = Logic::new();
    let a = logic.variable(2);
    let b = logic.variable(2);
    assert_eq!(logic.at_least(&[(a, vec![1 << 59, 0]), (b, vec![1 << 59, 0])], 1), Err(LogicError::TooWide));
    assert!(logic.at_least(&[(a, vec![i64::MAX, i64::MIN])], 0).is_err());
    assert!(matches!(logic.at_least(&[(a, vec![1])], 0), Err(LogicError::WrongOptions { options: 2, given: 1, .. })));
}

#[test]
fn thousands_of_levels_need_no_deep_stack() {
    let mut logic = Logic::new();
    let members: Vec<Variable> = (0..4_000).map(|_| logic.variable(2)).collect();
    let terms: Vec<_> = members.iter().map(|&m| (m, vec![1, 0])).collect();
    let everybody = logic.at_least(&terms, 4_000).unwrap();
    let diagram = std::thread::Builder::new()
        .stack_size(256 * 1024)
        .spawn(move || Compiler::new(&logic).compile(&[everybody]).map(|d| d.inner_nodes()))
        .unwrap()
        .join()
        .unwrap();
    assert_eq!(diagram, Ok(4_000));
}

#[test]
fn more_variables_than_levels_are_refused() {
    let mut logic = Logic::new();
    let terms: Vec<_> = (0..5_000).map(|_| (logic.variable(2), vec![1, 0])).collect();
    let rule = logic.at_least(&terms, 2_500).unwrap();
    assert!(matches!(Compiler::new(&logic).compile(&[rule]), Err(CompileError::TooManyVariables(5_000))));
}
