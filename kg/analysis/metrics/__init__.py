"""Measures of regions and technologies as pure functions on matrices.

`X` is a region × technology matrix of counts (R, T), `M` its 0/1 matrix of advantage, `phi` a technology ×
technology matrix (T, T). Every function takes a numpy array or a scipy sparse matrix or array, computes in
float64 and returns dense numpy arrays: 340 prefectures × 650 subclasses are two megabytes, which a dense
product runs through faster than a sparse one. None returns NaN or infinity: an empty row or column gives 0,
and input that is no such matrix raises `MatrixError`, which says what is wrong and where.

- advantage: RTA, the 0/1 matrix, diversity, ubiquity
- uncertainty: RTA of small counts, shrunk, and with an interval
- relatedness: proximity, density, complementarity
- complexity: complexity of regions and technologies
"""
