// Tide: the shore from a dune. 2 dry sand, 3 wet sand, 4 shallow water, 5 deep water, 6 low sun, 7 sky in the water.
float level(float volume) { return mix(-0.52, 0.62, volume); }

float shore(float x)
{
    return 0.055 * (noise1(x * 0.85 + time * 0.020, 3) - 0.5) * 2.0 +
           0.030 * (noise1(x * 2.1 - time * 0.045, 7) - 0.5) * 2.0 - 0.045 * x * x * 0.25;
}

// Threads of foam: the edges between the cells around scattered points.
float lace(vec2 p)
{
    p += 1.1 * vec2(noise(p * 0.8 + time * 0.04), noise(p * 0.8 + 31.0 - time * 0.03));
    ivec2 cell = ivec2(floor(p));
    float nearest = 9.0;
    float second = 9.0;
    for (int y = -1; y <= 1; ++y)
        for (int x = -1; x <= 1; ++x) {
            ivec2 c = cell + ivec2(x, y);
            vec2 at = vec2(c) + 0.15 + 0.7 * vec2(hash(c), hash(c + 57));
            float d = length(at - p);
            second = min(second, max(nearest, d));
            nearest = min(nearest, d);
        }
    return between(0.16, 0.0, second - nearest) * between(0.25, 0.60, noise(p * 0.31 + 7.0));
}

vec3 scene(vec2 p, float aspect)
{
    float fine = coarse / focus.z;
    float far = 1.0 / (1.25 - 0.28 * p.y); // the shore lies flat: what is higher is farther off
    vec2 q = vec2(p.x * (1.0 + 0.18 * p.y), p.y);
    float bend = shore(q.x);
    float d = p.y - level(guide) - bend;
    float depth = max(-d, 0.0);

    // Sand, with the ripples that water leaves, dark and bright where it is still wet.
    float grain = noise(q * vec2(60.0, 110.0)) - 0.5;
    float ripple = octaves(vec2(q.x * 2.4, q.y * 9.0) + 0.7 * noise(q * 3.0)) - 0.5;
    vec3 dry = colour[2] * (1.0 + 0.22 * ripple + 0.07 * grain + 0.10 * p.y);
    float damp = glow(max(d, 0.0), 0.20 + 0.10 * (1.0 - guide));
    vec3 wet = colour[3] * (1.0 + 0.16 * ripple);
    float mirror = damp * damp * (0.55 + 0.45 * octaves(vec2(q.x * 1.1, q.y * 3.2) + 9.0));
    wet = mix(wet, colour[7], 0.42 * mirror);
    vec3 sand = mix(dry, wet, damp);

    // Water: clear at its edge, deep farther out; long slow swell along the shore.
    float bed = 1.0 - exp(-5.5 * depth);
    vec3 water = mix(colour[4], colour[5], 1.0 - exp(-1.7 * depth));
    vec2 w = vec2(q.x * 0.8, (p.y - bend) * 7.5 * far);
    float swell = octaves(w + vec2(0.6 * noise(w * 0.5 + time * 0.05), time * 0.09));
    water *= 1.0 + 0.42 * (swell - 0.5);
    float crest = pow(1.0 - abs(2.0 * swell - 1.0), 5.0) * between(0.35, 0.75, noise(q * vec2(1.7, 5.0) - time * 0.03));
    water = mix(water, colour[7], 0.30 * crest * bed);

    // The low sun's path on it: it wanders and reddens as time passes.
    float path = exp(-pow((p.x - mix(0.75, -0.75, elapsed) + 0.25 * p.y) / 0.42, 2.0));
    float sparkle = pow(octaves(vec2(q.x * 9.0, p.y * 42.0 * far) + vec2(0.0, time * 0.16)), 4.0);
    water += colour[6] * path * (0.07 + 2.4 * sparkle + 0.5 * crest) * bed * (0.65 + 0.35 * swing + 0.30 * beat);
    vec3 light = mix(sand, water, bed * 0.94);
    light += colour[6] * path * 0.30 * mirror * damp * (1.0 + 0.4 * beat) * step(0.0, d);

    // The mark of high water: how far a full breath goes.
    float mark = p.y - level(1.0) - bend;
    light = mix(light, colour[3], 0.40 * guided * glow(mark, 0.006) * (0.4 + 0.6 * noise(q * vec2(26.0, 60.0))) * step(0.0, d));

    // The guide's edge: a thin wash of light.
    float threads = depth < 0.5 ? lace(q * vec2(6.5, 15.0)) : 0.0;
    float wash = exp(-pow(d / 0.011, 2.0)) + 0.26 * threads * glow(depth, 0.06) * step(d, 0.0);
    light = mix(light, colour[0], clamp(wash, 0.0, 1.0) * mix(0.25, 0.80, guided));
    light *= 1.0 - 0.22 * exp(-pow((d - 0.016) / 0.012, 2.0)) * guided; // its shadow on the sand

    // The own breath: foam.
    float e = p.y - level(own) - bend - 0.018 * (noise1(q.x * 5.0 + time * 0.07, 11) - 0.5);
    float width = max(mix(0.020, 0.011, quality), 0.9 * fine);
    float foam = exp(-pow(e / width, 2.0)) * (0.78 + 0.22 * noise(q * 34.0));
    foam += 0.75 * threads * glow(min(e, 0.0), 0.085) * step(e, 0.0);
    light = mix(light, colour[1], own_shown * clamp(foam, 0.0, 1.0));

    // Where both meet, the sand shines.
    float meeting = own_shown * guided * exp(-pow((own - guide) / 0.08, 2.0));
    light += colour[6] * meeting * 0.26 * glow(d, 0.10);
    return light;
}
