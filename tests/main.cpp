// SPDX-License-Identifier: MIT
// Runs the tests. A test that skipped itself ends the program with the status that ctest shows as skipped.
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include "skipped.hpp"

int main(int argc, char** argv)
{
    const int failed = Catch::Session().run(argc, argv);
    return failed == 0 && eupnea::skipped_tests > 0 ? eupnea::skipped_status : failed;
}
