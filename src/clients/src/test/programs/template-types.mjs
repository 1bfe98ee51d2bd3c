// Compares templates, given as files of JSON, with the types that AWS publishes. Prints a line for each mistake.
import { readFileSync } from 'node:fs';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const types = loadAwsServiceSpecSync();
const ATTRIBUTES = ['Type', 'Properties', 'Condition', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy'];
const PSEUDO = ['AWS::AccountId', 'AWS::NoValue', 'AWS::Partition', 'AWS::Region', 'AWS::StackName', 'AWS::URLSuffix'];

// SAM's published type is older than these, which SAM hands on as they are (AWS SAM Developer Guide, "AWS::Serverless::Function").
const SERVERLESS_FUNCTION = 'AWS::Serverless::Function';
const HANDED_ON = ['LoggingConfig', 'SnapStart'];

class Resource {
  constructor(template, name, resource, told) {
    Object.assign(this, { template, name, resource, told });
  }

  check() {
    for (const attribute of Object.keys(this.resource)) {
      if (!ATTRIBUTES.includes(attribute)) this.told(this.name, `resources have no ${attribute}`);
    }
    const type = published(this.resource.Type);
    if (!type) return this.told(this.name, `there is no type ${this.resource.Type}`);
    let properties = type.properties;
    if (this.resource.Type === SERVERLESS_FUNCTION) {
      const whole = published('AWS::Lambda::Function').properties;
      properties = { ...properties, ...Object.fromEntries(HANDED_ON.map((each) => [each, whole[each]])) };
    }
    this.checkObject(properties, this.resource.Properties, this.name);
  }

  checkObject(properties, value, path) {
    if (typeof value !== 'object' || Array.isArray(value)) return this.told(path, 'is no object');
    for (const [key, each] of Object.entries(value)) {
      const property = properties[key];
      if (property) this.checkValue(property.type, each, `${path}.${key}`);
      else this.told(path, `there is no property ${key}`);
    }
    for (const [key, property] of Object.entries(properties)) {
      if (property.required && !mustBeThere(value[key])) this.told(path, `${key} is required`);
    }
  }

  checkValue(type, value, path) {
    if (type.type === 'json') return;
    if (type.type === 'union') return this.checkUnion(type.types, value, path);
    const call = functionOf(value);
    if (call === 'Fn::If') {
      value[call].slice(1).forEach((branch) => this.checkValue(type, branch, path));
    } else if (call === 'Ref' && value.Ref === 'AWS::NoValue') {
      return;
    } else if (call) {
      this.checkCall(type, call, value[call], path);
    } else if (type.type === 'array') {
      if (!Array.isArray(value)) return this.told(path, 'is no list');
      value.forEach((each, i) => this.checkValue(type.element, each, `${path}[${i}]`));
    } else if (type.type === 'map') {
      Object.entries(value).forEach(([key, each]) => this.checkValue(type.element, each, `${path}.${key}`));
    } else if (type.type === 'ref') {
      this.checkObject(types.get('typeDefinition', type.reference).properties, value, path);
    } else {
      this.checkScalar(type, value, path);
    }
  }

  /** One of the types has to fit. */
  checkUnion(alternatives, value, path) {
    const mistakes = alternatives.map((type) => {
      const found = [];
      new Resource(this.template, this.name, this.resource, (...mistake) => found.push(mistake)).checkValue(type, value, path);
      return found;
    });
    if (mistakes.every((found) => found.length > 0)) mistakes[0].forEach((mistake) => this.told(...mistake));
  }

  checkCall(type, call, argument, path) {
    const parameter = call === 'Ref' ? this.template.Parameters[argument] : undefined;
    if (parameter) {
      const values = [parameter.AllowedValues ?? [], parameter.Default ?? []].flat();
      values.forEach((value) => this.checkScalar(type, value, `${path} of parameter ${argument}`));
      if (isNumber(type) !== (parameter.Type === 'Number')) this.told(path, `parameter ${argument} is a ${parameter.Type}`);
    } else if (call === 'Ref' && !this.template.Resources[argument] && !PSEUDO.includes(argument)) {
      this.told(path, `there is nothing named ${argument}`);
    } else if (type.type !== 'string' || type.allowedValues) {
      this.told(path, `${call} gives a string, for a ${type.type}`);
    } else if (call === 'Fn::GetAtt') {
      this.checkAttribute(argument, path);
    }
  }

  checkAttribute([name, attribute], path) {
    let type = this.template.Resources[name]?.Type;
    if (type === SERVERLESS_FUNCTION) type = 'AWS::Lambda::Function';
    if (!type || !published(type)?.attributes[attribute]) this.told(path, `${name} has no ${attribute}`);
  }

  checkScalar(type, value, path) {
    const fits = isNumber(type)
      ? typeof value === 'number' && (type.type === 'number' || Number.isInteger(value))
      : typeof value === type.type;
    if (!fits) this.told(path, `${JSON.stringify(value)} is no ${type.type}`);
    else if (type.allowedValues && !type.allowedValues.includes(value)) {
      this.told(path, `${JSON.stringify(value)} is none of ${type.allowedValues.join(', ')}`);
    }
  }
}

function published(type) {
  const [found] = types.lookup('resource', 'cloudFormationType', 'equals', type);
  return found;
}

function isNumber(type) {
  return type.type === 'integer' || type.type === 'number';
}

/** The name of the function that a value calls, if it does. */
function functionOf(value) {
  const [key, more] = value && typeof value === 'object' ? Object.keys(value) : [];
  return more === undefined && (key === 'Ref' || key?.startsWith('Fn::')) ? key : undefined;
}

function mustBeThere(value) {
  if (value === undefined) return false;
  const call = functionOf(value);
  if (call === 'Fn::If') return value[call].slice(1).every(mustBeThere);
  return !(call === 'Ref' && value.Ref === 'AWS::NoValue');
}

for (const file of process.argv.slice(2)) {
  const template = JSON.parse(readFileSync(file));
  const told = (path, mistake) => console.log(`${file}: ${path}: ${mistake}`);
  for (const [name, resource] of Object.entries(template.Resources)) {
    new Resource(template, name, resource, told).check();
  }
}
