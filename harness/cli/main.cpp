#include "harness/cli/app.hpp"

int main(int argc, char** argv) { return assay::cli::main_of(argc, argv); }
