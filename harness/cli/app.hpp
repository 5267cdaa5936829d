#pragma once

namespace assay::cli {

/// The whole program: reads the command line, calls one command, returns its exit code.
int main_of(int argc, char** argv);

}  // namespace assay::cli
